package io.telcomesh.procedures.attach;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.attach.CoreMessage.DeleteSessionRequest;
import io.telcomesh.procedures.attach.CoreMessage.DeleteSessionResponse;
import io.telcomesh.procedures.attach.UeMessage.DetachAccept;
import java.util.OptionalInt;

/// Detach by the UE, TS 23.401 §5.3.8.2, in small. Everything else waits.
final class Detach extends Procedure<UeMessage> {
  private final UeContext ue;
  private final Mme mme;

  Detach(UeContext ue, Mme mme) {
    this.ue = ue;
    this.mme = mme;
  }

  @Override
  protected void run() {
    if (ue.session.isPresent()) {
      var session = ue.session.getAsInt();
      ue.session = OptionalInt.empty();
      mme.sgw().ask(new DeleteSessionRequest(session), DeleteSessionResponse.class);
    }
    ue.registered = false;
    mme.nas().send(new DetachAccept());
  }
}
