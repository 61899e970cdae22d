package io.telcomesh.mme.detach;

import static io.telcomesh.mme.MmeTimers.UE_CONTEXT_RELEASE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;

/// UE-initiated detach, TS 23.401 §5.3.8.2 and TS 24.301 §5.5.2.2.
public final class UeInitiatedDetach extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final DetachRequestFromUe request;

  public UeInitiatedDetach(UePorts mme, DetachRequestFromUe request) {
    this.mme = mme;
    this.ue = mme.ue();
    this.request = request;
  }

  @Override
  protected void run() {
    ue.registered(false);
    for (var pdn : ue.pdnConnections()) {
      var delete = mme.sgw().deleteSession(pdn);
      mme.sgw().ask(pdn.sgwControl(), delete, GtpcResponse.class); // steps 2 to 10
      ue.remove(pdn);
    }
    accept(); // step 11
    if (ue.connection().isPresent()) {
      mme.s1().release(CauseNas.DETACH, UE_CONTEXT_RELEASE).ask(); // step 12
    }
    gone();
  }

  private void accept() {
    if (!request.detachType().switchOff()) {
      mme.nas().send(new DetachAcceptFromNetwork());
    }
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas _, UeMessage.Initial _ -> IGNORE; // the UE is leaving: §5.5.2.2.4
      case UeMessage.S1 _, UeMessage.ReleaseConnection _ -> IGNORE;
      case UeMessage.ConnectionLost _ -> IGNORE; // the sessions are still to be deleted
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _ -> WAIT;
    };
  }

  /// The UE is gone whoever does not answer: what is left is taken down without waiting.
  @Override
  protected void failed(Unwinding why) {
    if (!ue.pdnConnections().isEmpty()) {
      ue.pdnConnections().forEach(this::deleteWithoutWaiting);
      accept();
      ue.connection().ifPresent(connection -> mme.s1().sendRelease(connection, CauseNas.DETACH));
    }
    gone();
  }

  private void deleteWithoutWaiting(PdnConnection pdn) {
    mme.sgw().send(pdn.sgwControl(), mme.sgw().deleteSession(pdn));
    ue.remove(pdn);
  }

  /// Nothing is kept of the UE, which the HSS is told: TS 23.401 §5.3.9.3.
  private void gone() {
    mme.hss().sendPurge();
    ue.connection().ifPresent(connection -> connection.enodeb().remove(connection));
    ue.disconnected();
    mme.contexts().remove(mme.runner());
  }
}
