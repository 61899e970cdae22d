package io.telcomesh.mme.s1release;

import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.CauseTransport;

/// S1 release, TS 23.401 §5.3.5: the UE goes to ECM-IDLE. A UE that is not registered has no
/// sessions afterwards.
public final class S1Release extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final Cause cause;
  private final boolean lost;

  private S1Release(UePorts mme, Cause cause, boolean lost) {
    this.mme = mme;
    this.ue = mme.ue();
    this.cause = cause;
    this.lost = lost;
  }

  /// Wanted by the eNodeB or by the MME.
  public static S1Release because(UePorts mme, Cause cause) {
    return new S1Release(mme, cause, false);
  }

  /// The connection is gone already: TS 36.413 §8.7.1.
  public static S1Release afterLoss(UePorts mme) {
    return new S1Release(mme, CauseTransport.UNSPECIFIED, true);
  }

  @Override
  protected void run() {
    if (lost) {
      mme.disconnected();
    }
    ue.pdnConnections().stream()
        .limit(1) // one request for all of the UE's
        .forEach(mme.sgw()::releaseAccessBearers); // steps 2, 3
    mme.s1().release(cause); // steps 4 to 6
    if (ue.registered()) {
      mme.disconnected();
    } else {
      mme.deregistered();
    }
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Initial first -> first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.ConnectionLost(var connection) ->
          ue.isOn(connection) ? ABORT_CURRENT : IGNORE; // and a release after the loss follows
      case UeMessage.Nas(var nas) -> // a detach that has crossed the release
          nas.message(ue, DetachRequestFromUe.class).isPresent() ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1 _, UeMessage.ReleaseConnection _ -> IGNORE;
      case UeMessage.PurgeDue _ -> IGNORE;
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE;
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _, UeMessage.DetachWanted _ -> WAIT;
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.SessionsLost _, UeMessage.DisconnectPdn _ -> WAIT;
    };
  }
}
