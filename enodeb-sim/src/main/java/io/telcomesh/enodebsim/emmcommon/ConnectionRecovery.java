package io.telcomesh.enodebsim.emmcommon;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeTimers;
import io.telcomesh.procedures.Procedure;

/// Recovery of a UE whose radio connection has failed, TS 24.301 §5.3.1.2: as soon as there is a
/// cell again it attaches anew, without asking first whether the network still knows it. It never
/// waits, so nothing collides with it.
public final class ConnectionRecovery extends Procedure<UeMessage> {
  private final UePorts sim;

  public ConnectionRecovery(UePorts sim) {
    this.sim = sim;
  }

  @Override
  protected void run() {
    if (!sim.s1().inCoverage()) {
      sim.runner().postAfter(UeTimers.CELL_SEARCH, new UeMessage.RecoveryWanted());
      return;
    }
    sim.ue().registered(false);
    sim.closePdn();
    sim.runner().post(new UeMessage.AttachAgain());
  }
}
