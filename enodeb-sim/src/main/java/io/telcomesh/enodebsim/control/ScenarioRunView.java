package io.telcomesh.enodebsim.control;

import io.telcomesh.enodebsim.LoadReport;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.enodebsim.scenario.ScenarioReport;
import io.telcomesh.enodebsim.scenario.StepReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How far a scenario is.
///
/// @param steps those that have ended
/// @param of how many there are
record ScenarioRunView(
    String name, String about, boolean ended, boolean passed, int of, List<StepView> steps) {
  static ScenarioRunView of(ScenarioReport report) {
    var scenario = report.scenario();
    return new ScenarioRunView(
        scenario.name(),
        scenario.about(),
        report.ended(),
        report.passed(),
        scenario.steps().size(),
        report.steps().stream().map(StepView::of).toList());
  }

  /// @param histogram how many succeeded within so many milliseconds and not within half of that
  /// @param rejects how often each came
  /// @param unmet what was expected and did not come about
  record StepView(
      String step,
      int ues,
      long succeeded,
      double seconds,
      double perSecond,
      double p50Milliseconds,
      double p99Milliseconds,
      Map<Long, Integer> histogram,
      Map<String, Integer> rejects,
      List<String> unmet) {
    static StepView of(StepReport report) {
      var load = report.load();
      return new StepView(
          report.step().action().toString(),
          load.results().size(),
          load.succeeded(),
          load.elapsed().toNanos() / 1e9,
          load.perSecond(),
          load.percentile(50).toNanos() / 1e6,
          load.percentile(99).toNanos() / 1e6,
          histogram(load),
          rejects(load),
          report.unmet());
    }

    private static Map<Long, Integer> histogram(LoadReport load) {
      var counts = new TreeMap<Long, Integer>();
      load.results().stream()
          .filter(UeResult::succeeded)
          .map(UeResult::duration)
          .forEach(took -> counts.merge(bucket(took), 1, Integer::sum));
      return counts;
    }

    /// The power of two milliseconds that is not less.
    private static long bucket(Duration took) {
      long milliseconds = Math.max(1, Math.ceilDiv(took.toNanos(), 1_000_000L));
      return milliseconds == 1 ? 1 : Long.highestOneBit(milliseconds - 1) << 1;
    }

    private static Map<String, Integer> rejects(LoadReport load) {
      var counts = new TreeMap<String, Integer>();
      load.results().stream()
          .flatMap(result -> result.rejection().stream())
          .map(Rejection::toString)
          .forEach(reject -> counts.merge(reject, 1, Integer::sum));
      return counts;
    }
  }
}
