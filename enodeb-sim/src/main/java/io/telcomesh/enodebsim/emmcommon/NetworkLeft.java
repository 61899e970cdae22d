package io.telcomesh.enodebsim.emmcommon;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseNas;

/// The UE bars a cell whose network is not genuine, TS 24.301 §5.4.2.7 and TS 36.331 §5.3.8.3. It
/// never waits, so nothing collides with it.
public final class NetworkLeft extends Procedure<UeMessage> {
  private final UePorts sim;
  private final Rejection rejection;

  public NetworkLeft(UePorts sim, Rejection rejection) {
    this.sim = sim;
    this.rejection = rejection;
  }

  @Override
  protected void run() {
    sim.ue().rejected(rejection);
    sim.s1().leave(CauseNas.AUTHENTICATION_FAILURE);
  }
}
