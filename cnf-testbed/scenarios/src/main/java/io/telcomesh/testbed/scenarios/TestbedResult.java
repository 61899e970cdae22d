package io.telcomesh.testbed.scenarios;

import java.util.List;
import java.util.Map;

/// What came of a scenario of the test bed.
///
/// @param deploySeconds from nothing to every pod ready
public record TestbedResult(
    String name, String about, double deploySeconds, double seconds, List<StepResult> steps) {
  public TestbedResult {
    steps = List.copyOf(steps);
  }

  public boolean passed() {
    return steps.stream().allMatch(step -> step.unmet().isEmpty());
  }

  /// @param step what was done, in words
  /// @param figures by name, with the unit in it
  /// @param cpuMilliseconds that each pod's processes took meanwhile
  /// @param histogram how many took up to so many milliseconds
  /// @param unmet what should have come of it and did not
  public record StepResult(
      String step,
      double seconds,
      Map<String, Double> figures,
      Map<String, Long> cpuMilliseconds,
      Map<Long, Integer> histogram,
      List<String> unmet) {}
}
