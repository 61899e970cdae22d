package io.telcomesh.enodebsim;

import java.time.Duration;
import java.util.List;

/// What came of a [Load].
///
/// @param elapsed from the first UE's beginning to the last one's end
public record LoadReport(Duration elapsed, List<UeResult> results) {
  public LoadReport {
    results = List.copyOf(results);
  }

  public long succeeded() {
    return results.stream().filter(UeResult::succeeded).count();
  }

  /// Of those that succeeded.
  public double perSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? succeeded() / seconds : 0;
  }

  /// The duration within which so many in a hundred succeeded; zero where none did.
  ///
  /// @param percent 1 to 100
  public Duration percentile(int percent) {
    var durations =
        results.stream().filter(UeResult::succeeded).map(UeResult::duration).sorted().toList();
    return durations.isEmpty()
        ? Duration.ZERO
        : durations.get(Math.ceilDiv(durations.size() * percent, 100) - 1);
  }
}
