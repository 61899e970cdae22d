package io.telcomesh.enodebsim.control;

import io.telcomesh.enodebsim.LoadReport;
import io.telcomesh.enodebsim.UeResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of attaching or detaching many UEs.
///
/// @param finished whether all came to their end in time; else there are no figures yet, and what
///   is under way goes on
/// @param perSecond, p50Milliseconds, p99Milliseconds of those that succeeded
/// @param tenthsPerSecond the rate of each tenth of them, in the order of their ends
/// @param durations milliseconds that each took that succeeded, where they are asked for
/// @param rejects the first [#SHOWN] of those that failed
record LoadView(
    boolean finished,
    int wanted,
    @Nullable Long succeeded,
    @Nullable Long failed,
    @Nullable Double seconds,
    @Nullable Double perSecond,
    @Nullable Double p50Milliseconds,
    @Nullable Double p99Milliseconds,
    List<Double> tenthsPerSecond,
    List<Double> durations,
    List<Reject> rejects) {
  private static final int SHOWN = 20;

  record Reject(String imsi, UeView.RejectView reject) {}

  static LoadView under(int wanted) {
    return new LoadView(
        false, wanted, null, null, null, null, null, null, List.of(), List.of(), List.of());
  }

  static LoadView of(LoadReport report, boolean withDurations) {
    int wanted = report.results().size();
    return new LoadView(
        true,
        wanted,
        report.succeeded(),
        wanted - report.succeeded(),
        report.elapsed().toNanos() / 1e9,
        report.perSecond(),
        milliseconds(report.percentile(50)),
        milliseconds(report.percentile(99)),
        report.tenthsPerSecond(),
        withDurations ? durations(report) : List.of(),
        report.results().stream().flatMap(result -> reject(result).stream()).limit(SHOWN).toList());
  }

  private static Optional<Reject> reject(UeResult result) {
    return result
        .rejection()
        .map(rejection -> new Reject(result.imsi().digits(), UeView.RejectView.of(rejection)));
  }

  private static List<Double> durations(LoadReport report) {
    return report.results().stream()
        .filter(UeResult::succeeded)
        .map(result -> milliseconds(result.duration()))
        .toList();
  }

  private static double milliseconds(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
