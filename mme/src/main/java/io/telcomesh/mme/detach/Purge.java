package io.telcomesh.mme.detach;

import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;

/// Purge, TS 23.401 §5.3.9.3 and TS 29.272 §5.2.1.3: of a UE that has been detached for long
/// nothing is kept, and the HSS is told.
public final class Purge extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;

  public Purge(UePorts mme) {
    this.mme = mme;
    this.ue = mme.ue();
  }

  @Override
  protected void run() {
    if (!ue.registered() && ue.connection().isEmpty()) {
      mme.hss().purge();
      mme.forget();
    }
  }

  /// Who comes back meanwhile tells the HSS so when he updates his location.
  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Initial first -> first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _, UeMessage.DetachWanted _ -> WAIT;
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.Nas _, UeMessage.S1 _ -> IGNORE;
      case UeMessage.ConnectionLost _, UeMessage.ReleaseConnection _ -> IGNORE;
      case UeMessage.PurgeDue _ -> IGNORE;
      case UeMessage.SessionsLost _, UeMessage.DisconnectPdn _ -> IGNORE; // it has no session
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE;
    };
  }
}
