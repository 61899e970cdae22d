package io.telcomesh.pgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.pgw.PdnConnection;
import io.telcomesh.pgw.SessionMessage;
import io.telcomesh.pgw.SessionPorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;

/// The end of a PDN connection, TS 23.401 §5.3.8.2 steps 6 and 7. It waits for nothing, so that
/// nothing collides with it.
public final class DeleteSession extends Procedure<SessionMessage> {
  private final SessionPorts pgw;
  private final IncomingGtpc incoming;
  private final DeleteSessionRequest request;

  public DeleteSession(SessionPorts pgw, IncomingGtpc incoming, DeleteSessionRequest request) {
    this.pgw = pgw;
    this.incoming = incoming;
    this.request = request;
  }

  @Override
  protected void run() {
    if (pgw.connection().bearer().isEmpty() || namesAnotherBearer()) {
      pgw.answer(incoming, DeleteSessionResponse.of(Cause.of(CONTEXT_NOT_FOUND)));
      return;
    }
    pgw.forget();
    pgw.answer(incoming, DeleteSessionResponse.of(Cause.of(REQUEST_ACCEPTED)));
  }

  private boolean namesAnotherBearer() {
    var ours = pgw.connection().key().map(PdnConnection.Key::linkedBearer);
    return request.linkedEpsBearerIdentity().isPresent()
        && !request.linkedEpsBearerIdentity().equals(ours);
  }
}
