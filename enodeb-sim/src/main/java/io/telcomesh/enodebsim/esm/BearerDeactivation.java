package io.telcomesh.enodebsim.esm;

import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextAccept;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Procedure;

/// The network ends a PDN connection, TS 24.301 §6.4.4; one that the UE does not have is ended too
/// (§7.3.2). It never waits, so nothing collides with it.
public final class BearerDeactivation extends Procedure<UeMessage> {
  private final UePorts sim;
  private final DeactivateEpsBearerContextRequest request;

  public BearerDeactivation(UePorts sim, DeactivateEpsBearerContextRequest request) {
    this.sim = sim;
    this.request = request;
  }

  @Override
  protected void run() {
    sim.ue().pdn(request.epsBearerIdentity()).ifPresent(sim::closePdn);
    sim.nas()
        .send(
            DeactivateEpsBearerContextAccept.of(
                request.epsBearerIdentity(), ProcedureTransactionIdentity.NONE));
  }
}
