package io.telcomesh.mme.detach;

import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseNas;

/// The MME forgets a UE without telling it, TS 23.401 §5.3.8.1: another MME serves it now (TS
/// 29.272 §5.2.1.2). The UE learns it when it next asks for something and is rejected with #10.
public final class ImplicitDetach extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final Runnable done;

  /// @param done tells who wanted it
  public ImplicitDetach(UePorts mme, Runnable done) {
    this.mme = mme;
    this.ue = mme.ue();
    this.done = done;
  }

  @Override
  protected void run() {
    ue.registered(false);
    done.run();
    for (var pdn : ue.pdnConnections()) {
      mme.sgw().delete(pdn);
      ue.remove(pdn);
    }
    mme.s1().release(CauseNas.DETACH);
    mme.forget();
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas _, UeMessage.S1 _, UeMessage.ReleaseConnection _ -> IGNORE;
      case UeMessage.PurgeDue _ -> IGNORE;
      case UeMessage.ConnectionLost _ -> IGNORE; // the sessions are still to be deleted
      case UeMessage.Initial _ -> WAIT; // it names somebody who is about to be unknown
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _, UeMessage.DetachWanted _ -> WAIT;
    };
  }
}
