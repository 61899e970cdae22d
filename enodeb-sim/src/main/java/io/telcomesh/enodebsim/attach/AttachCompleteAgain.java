package io.telcomesh.enodebsim.attach;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Procedure;

/// The network repeats its Attach Accept because it has missed the Attach Complete, TS 24.301
/// §5.5.1.2.7 c. It never waits, so nothing collides with it.
public final class AttachCompleteAgain extends Procedure<UeMessage> {
  private final UePorts sim;

  public AttachCompleteAgain(UePorts sim) {
    this.sim = sim;
  }

  @Override
  protected void run() {
    sim.ue()
        .pdn()
        .map(pdn ->
            ActivateDefaultEpsBearerContextAccept.of(
                pdn.defaultBearer(), ProcedureTransactionIdentity.NONE))
        .ifPresent(accept -> sim.nas().send(new AttachComplete(Nas.encode(accept))));
  }
}
