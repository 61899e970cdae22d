package io.telcomesh.mme.detach;

import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.DetachAcceptFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
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
      mme.sgw().delete(pdn); // steps 2 to 10
      ue.remove(pdn);
    }
    if (!request.detachType().switchOff()) {
      mme.nas().send(new DetachAcceptFromNetwork()); // step 11
    }
    mme.s1().release(CauseNas.DETACH); // step 12
    mme.deregistered();
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas _, UeMessage.S1 _, UeMessage.ReleaseConnection _ -> IGNORE;
      case UeMessage.PurgeDue _, UeMessage.DisconnectPdn _ -> IGNORE;
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE;
      case UeMessage.ConnectionLost _ -> IGNORE; // the sessions are still to be deleted
      case UeMessage.Initial _ -> WAIT; // it finds the UE detached
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _, UeMessage.DetachWanted _ -> WAIT;
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.SessionsLost _ -> IGNORE; // all sessions end here
    };
  }
}
