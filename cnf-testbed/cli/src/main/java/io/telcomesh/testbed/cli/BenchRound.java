package io.telcomesh.testbed.cli;

import java.util.List;

/// One round of a benchmark.
///
/// @param wanted how many there should be
/// @param firstTenth, lastTenth how many a second did, of the first and of the last of them
/// @param milliseconds what each took that succeeded
record BenchRound(
    int wanted,
    double seconds,
    double firstTenth,
    double lastTenth,
    List<Double> milliseconds,
    ProcessorTime processor) {
  BenchRound {
    milliseconds = List.copyOf(milliseconds);
  }

  static BenchRound of(ClosedLoop.Timed timed, ProcessorTime processor) {
    return new BenchRound(
        timed.wanted(),
        timed.seconds(),
        timed.firstTenth(),
        timed.lastTenth(),
        timed.milliseconds(),
        processor);
  }

  boolean complete() {
    return milliseconds.size() == wanted;
  }

  double perSecond() {
    return seconds > 0 ? milliseconds.size() / seconds : 0;
  }

  /// The rate of the last tenth over that of the first.
  double growth() {
    return firstTenth > 0 ? lastTenth / firstTenth : 0;
  }

  /// Of one, in milliseconds.
  double processorMilliseconds(String function) {
    return processor.milliseconds(function) / Math.max(1, milliseconds.size());
  }

  /// What so many in a hundred took at most; 0 for none.
  static double percentile(List<Double> values, int percent) {
    var sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1);
  }
}
