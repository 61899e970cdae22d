package io.telcomesh.enodebsim.detach;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeTimers;
import io.telcomesh.nas.eps.DetachAcceptFromUe;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.Procedure;

/// Network-initiated detach, TS 24.301 §5.5.2.3. It never waits, so nothing collides with it.
public final class NetworkDetach extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final DetachRequestFromNetwork request;

  public NetworkDetach(UePorts sim, DetachRequestFromNetwork request) {
    this.sim = sim;
    this.ue = sim.ue();
    this.request = request;
  }

  @Override
  protected void run() {
    sim.nas().send(new DetachAcceptFromUe());
    if (request.detachType() == NetworkDetachType.IMSI_DETACH) {
      return; // only services of the circuit-switched domain, which the UE never had
    }
    ue.rejected(
        new Rejection(
            Rejection.By.MME,
            "Detach Request",
            request.cause().map(EmmCause::toString).orElse(request.detachType().toString()),
            "TS 24.301 §5.5.2.3.2",
            sim.now()));
    ue.registered(false);
    sim.closePdn();
    sim.s1().leaveAfter(UeTimers.T3440);
    if (request.detachType() == NetworkDetachType.REATTACH_REQUIRED) {
      ue.retry(sim.runner().postAfter(UeTimers.T3411, new UeMessage.AttachAgain()));
    }
  }
}
