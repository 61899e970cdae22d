package io.telcomesh.enodebsim.scenario;

import io.telcomesh.enodebsim.LoadReport;
import java.util.List;

/// What came of a step.
///
/// @param unmet what was expected of it and did not come about, in words
public record StepReport(Step step, LoadReport load, List<String> unmet) {
  public StepReport {
    unmet = List.copyOf(unmet);
  }
}
