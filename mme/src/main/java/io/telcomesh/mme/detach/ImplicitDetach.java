package io.telcomesh.mme.detach;

import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseNas;
import java.util.Optional;

/// The MME detaches a UE without telling it, TS 23.401 §5.3.8.1: another MME serves it now (TS
/// 29.272 §5.2.1.2), or it has not come back for long (TS 24.301 §5.3.5). The UE learns it when it
/// next asks for something.
public final class ImplicitDetach extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final Optional<Runnable> cancelled;

  private ImplicitDetach(UePorts mme, Optional<Runnable> cancelled) {
    this.mme = mme;
    this.ue = mme.ue();
    this.cancelled = cancelled;
  }

  /// Nothing is kept of the UE.
  ///
  /// @param done tells the HSS
  public static ImplicitDetach cancelled(UePorts mme, Runnable done) {
    return new ImplicitDetach(mme, Optional.of(done));
  }

  /// GUTI and keys are kept until the UE is purged.
  public static ImplicitDetach ofUnreachable(UePorts mme) {
    return new ImplicitDetach(mme, Optional.empty());
  }

  @Override
  protected void run() {
    if (cancelled.isEmpty() && (!ue.registered() || ue.connection().isPresent())) {
      return; // it has come back meanwhile
    }
    ue.registered(false);
    cancelled.ifPresent(Runnable::run);
    for (var pdn : ue.pdnConnections()) {
      mme.sgw().delete(pdn);
      ue.remove(pdn);
    }
    mme.s1().release(CauseNas.DETACH);
    if (cancelled.isPresent()) {
      mme.forget();
    } else {
      mme.deregistered();
    }
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
