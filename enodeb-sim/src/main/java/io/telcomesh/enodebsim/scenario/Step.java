package io.telcomesh.enodebsim.scenario;

import io.telcomesh.enodebsim.Fault;
import io.telcomesh.enodebsim.Load;
import java.time.Duration;
import java.util.Optional;

/// One step of a scenario, which all its UEs take.
///
/// @param lasts how long a [Action#WAIT] is; zero for all other actions
/// @param fault what befalls a message of every UE meanwhile
/// @param expect what must come of it
public record Step(
    Action action, Load.Pace pace, Duration lasts, Optional<Fault> fault, Expectation expect) {
  public Step {
    if ((action == Action.WAIT) != lasts.isPositive()) {
      throw new IllegalArgumentException("seconds belong to wait, and wait needs them");
    }
  }
}
