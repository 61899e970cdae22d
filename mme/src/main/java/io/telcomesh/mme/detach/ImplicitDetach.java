package io.telcomesh.mme.detach;

import static io.telcomesh.mme.MmeTimers.UE_CONTEXT_RELEASE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;

/// The MME forgets a UE without telling it, TS 23.401 §5.3.8.1: the HSS has cancelled its location
/// (TS 29.272 §5.2.1.2). The UE learns it when it next asks for something and is rejected with #10.
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
      var delete = mme.sgw().deleteSession(pdn);
      mme.sgw().ask(pdn.sgwControl(), delete, GtpcResponse.class);
      ue.remove(pdn);
    }
    if (ue.connection().isPresent()) {
      mme.s1().release(CauseNas.DETACH, UE_CONTEXT_RELEASE).ask();
    }
    gone();
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas _, UeMessage.Initial _, UeMessage.S1 _ -> IGNORE;
      case UeMessage.ReleaseConnection _, UeMessage.ConnectionLost _ -> IGNORE;
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _ -> WAIT;
    };
  }

  @Override
  protected void failed(Unwinding why) {
    ue.pdnConnections()
        .forEach(pdn -> mme.sgw().send(pdn.sgwControl(), mme.sgw().deleteSession(pdn)));
    gone();
  }

  private void gone() {
    ue.connection().ifPresent(connection -> connection.enodeb().remove(connection));
    ue.disconnected();
    mme.contexts().remove(mme.runner());
  }
}
