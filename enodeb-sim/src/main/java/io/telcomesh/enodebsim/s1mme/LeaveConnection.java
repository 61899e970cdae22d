package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Cause;

/// UE Context Release Request, TS 36.413 §8.3.2: the eNodeB wants the UE's connection released. It
/// never waits, so nothing collides with it.
public final class LeaveConnection extends Procedure<UeMessage> {
  private final UePorts sim;
  private final Cause cause;

  public LeaveConnection(UePorts sim, Cause cause) {
    this.sim = sim;
    this.cause = cause;
  }

  @Override
  protected void run() {
    sim.s1().leave(cause);
  }
}
