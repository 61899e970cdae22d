package io.telcomesh.enodebsim;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What came of a [Load].
///
/// @param elapsed from the first UE's beginning to the last one's end
/// @param results in the order of the ends
/// @param ends when each came to its end, after the first UE's beginning
public record LoadReport(Duration elapsed, List<UeResult> results, List<Duration> ends) {
  private static final int TENTHS = 10;

  public LoadReport {
    results = List.copyOf(results);
    ends = List.copyOf(ends);
  }

  public long succeeded() {
    return results.stream().filter(UeResult::succeeded).count();
  }

  /// Of those that succeeded.
  public double perSecond() {
    double seconds = elapsed.toNanos() / 1e9;
    return seconds > 0 ? succeeded() / seconds : 0;
  }

  /// How many came to their end in a second, of each tenth of them; none where there are less than
  /// ten.
  public List<Double> tenthsPerSecond() {
    int tenth = ends.size() / TENTHS;
    return tenth == 0
        ? List.of()
        : IntStream.range(0, TENTHS).mapToObj(i -> perSecond(i * tenth, (i + 1) * tenth)).toList();
  }

  private double perSecond(int from, int to) {
    var begin = from == 0 ? Duration.ZERO : ends.get(from - 1);
    double seconds = ends.get(to - 1).minus(begin).toNanos() / 1e9;
    return seconds > 0 ? (to - from) / seconds : 0;
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
