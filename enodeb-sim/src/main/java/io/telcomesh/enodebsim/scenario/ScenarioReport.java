package io.telcomesh.enodebsim.scenario;

import java.util.List;

/// What has come of a scenario so far.
///
/// @param steps those that have ended
public record ScenarioReport(Scenario scenario, List<StepReport> steps) {
  public ScenarioReport {
    steps = List.copyOf(steps);
  }

  /// Whether there is nothing more to come: a step that misses what was expected is the last one.
  public boolean ended() {
    return failed() || steps.size() == scenario.steps().size();
  }

  public boolean passed() {
    return ended() && !failed();
  }

  private boolean failed() {
    return steps.stream().anyMatch(step -> !step.unmet().isEmpty());
  }
}
