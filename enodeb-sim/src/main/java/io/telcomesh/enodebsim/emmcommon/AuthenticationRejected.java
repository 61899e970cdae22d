package io.telcomesh.enodebsim.emmcommon;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeTimers;
import io.telcomesh.procedures.Procedure;

/// Authentication Reject while no attach is under way, TS 24.301 §5.4.2.5. It never waits, so
/// nothing collides with it.
public final class AuthenticationRejected extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;

  public AuthenticationRejected(UePorts sim) {
    this.sim = sim;
    this.ue = sim.ue();
  }

  @Override
  protected void run() {
    ue.rejected(
        new Rejection(
            Rejection.By.MME, "Authentication Reject", "", "TS 24.301 §5.4.2.5", sim.now()));
    ue.registered(false);
    ue.forgetNetwork();
    ue.usimInvalid(true);
    sim.closePdn();
    sim.s1().leaveAfter(UeTimers.T3440);
  }
}
