package io.telcomesh.pgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.CONTEXT_NOT_FOUND;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED;
import static io.telcomesh.gtp.gtpc.CauseValue.REQUEST_ACCEPTED_PARTIALLY;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.gtpc.BearerContextModified;
import io.telcomesh.gtp.gtpc.BearerContextToBeModified;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.pgw.PdnConnection;
import io.telcomesh.pgw.SessionMessage;
import io.telcomesh.pgw.SessionPorts;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import io.telcomesh.userplane.ForwardingAction;
import java.util.List;
import java.util.Optional;

/// The SGW tells what changed, TS 29.274 §7.2.7: another SGW has the UE, or the UE is elsewhere. It
/// waits for nothing, so that nothing collides with it.
public final class ModifyBearer extends Procedure<SessionMessage> {
  private final SessionPorts pgw;
  private final PdnConnection connection;
  private final IncomingGtpc incoming;
  private final ModifyBearerRequest request;

  public ModifyBearer(SessionPorts pgw, IncomingGtpc incoming, ModifyBearerRequest request) {
    this.pgw = pgw;
    this.connection = pgw.connection();
    this.incoming = incoming;
    this.request = request;
  }

  @Override
  protected void run() {
    if (connection.bearer().isEmpty()) { // deleted while this was on its way
      pgw.answer(incoming, ModifyBearerResponse.of(Cause.of(CONTEXT_NOT_FOUND)));
      return;
    }
    request.sender().ifPresent(connection::movedTo);
    var modified = request.bearerContextsToBeModified().stream().map(this::modify).toList();
    pgw.answer(
        incoming,
        new ModifyBearerResponse(
            Cause.of(result(modified)),
            Optional.empty(),
            connection.key().map(PdnConnection.Key::linkedBearer),
            Optional.empty(),
            Optional.empty(),
            modified,
            List.of(),
            Optional.empty(),
            OtherIes.NONE));
  }

  private BearerContextModified modify(BearerContextToBeModified asked) {
    boolean ours =
        connection
            .key()
            .filter(key -> key.linkedBearer().equals(asked.epsBearerIdentity()))
            .isPresent();
    if (ours) {
      asked.s5s8uSgw().ifPresent(sgw -> {
        var downlink = connection.bearer().orElseThrow().downlink();
        var to = new ForwardingAction.ToTunnel(incoming.local(), sgw.address(), sgw.teid());
        pgw.userPlane().change(downlink, to);
      });
    }
    return new BearerContextModified(
        asked.epsBearerIdentity(),
        Cause.of(ours ? REQUEST_ACCEPTED : CONTEXT_NOT_FOUND),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static CauseValue result(List<BearerContextModified> modified) {
    long accepted = modified.stream().filter(bearer -> bearer.cause().accepts()).count();
    if (accepted == modified.size()) {
      return REQUEST_ACCEPTED;
    }
    return accepted == 0 ? CONTEXT_NOT_FOUND : REQUEST_ACCEPTED_PARTIALLY;
  }
}
