package io.telcomesh.pgw.s5s8;

import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DeleteSessionResponse;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.pgw.PdnConnection;
import io.telcomesh.pgw.SessionMessage;
import io.telcomesh.pgw.Sessions;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.referencepoints.gtpc.GtpcHandler;
import io.telcomesh.referencepoints.gtpc.IncomingGtpc;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The PGW's side of S5/S8: finds for each request of a SGW the PDN connection that it belongs to.
public final class S5S8 implements GtpcHandler {
  private static final System.Logger LOG = System.getLogger(S5S8.class.getName());

  private final Supplier<GtpcEnd> end;
  private final Sessions sessions;
  private final Function<CreateSessionRequest, ProcedureRunner<PdnConnection, SessionMessage>>
      newSession;
  private volatile boolean refusing;

  /// @param end that answers
  /// @param newSession makes the runner of a PDN connection
  public S5S8(
      Supplier<GtpcEnd> end,
      Sessions sessions,
      Function<CreateSessionRequest, ProcedureRunner<PdnConnection, SessionMessage>> newSession) {
    this.end = end;
    this.sessions = sessions;
    this.newSession = newSession;
  }

  /// From now on no PDN connection is made.
  public void refuseNew() {
    refusing = true;
  }

  @Override
  public Optional<String> received(IncomingGtpc incoming, Burst burst) {
    return switch (incoming.message()) {
      case CreateSessionRequest request when refusing -> {
        var refusal = CreateSessionResponse.of(Cause.of(CauseValue.NO_RESOURCES_AVAILABLE));
        yield answer(incoming, refusal, request.sender().teid());
      }
      case CreateSessionRequest request ->
          post(newSession.apply(request), new SessionMessage.Create(incoming, request), burst);
      case ModifyBearerRequest request ->
          find(incoming)
              .map(found -> post(found, new SessionMessage.Modify(incoming, request), burst))
              .orElseGet(() -> answer(incoming, ModifyBearerResponse.of(notFound()), Teid.NONE));
      case DeleteSessionRequest request ->
          find(incoming)
              .map(found -> post(found, new SessionMessage.Delete(incoming, request), burst))
              .orElseGet(() -> answer(incoming, DeleteSessionResponse.of(notFound()), Teid.NONE));
      default -> {
        end.get().refuse(incoming);
        yield Optional.empty();
      }
    };
  }

  @Override
  public void peerRestarted(InetAddress peer) {
    LOG.log(System.Logger.Level.WARNING, "SGW {0} has restarted: its sessions end", peer);
    lost(peer);
  }

  @Override
  public void pathLost(InetAddress peer) {
    LOG.log(
        System.Logger.Level.WARNING, "SGW {0} does not answer any more: its sessions end", peer);
    lost(peer);
  }

  private void lost(InetAddress peer) {
    sessions
        .all()
        .filter(session -> session.context().sgwControl().address().equals(peer))
        .forEach(session -> session.post(new SessionMessage.SgwRestarted(peer)));
  }

  /// The sessions are kept, the path may heal: TS 23.007 §20.2.
  @Override
  public void pathFailed(InetAddress peer) {
    LOG.log(System.Logger.Level.WARNING, "SGW {0} does not answer", peer);
  }

  @Override
  public void pathRestored(InetAddress peer) {
    LOG.log(System.Logger.Level.INFO, "SGW {0} answers again", peer);
  }

  private Optional<ProcedureRunner<PdnConnection, SessionMessage>> find(IncomingGtpc incoming) {
    return incoming.header().teid().flatMap(sessions::find);
  }

  private static Optional<String> post(
      ProcedureRunner<PdnConnection, SessionMessage> session, SessionMessage message, Burst burst) {
    burst.post(session, message);
    return Optional.of(session.context().reference());
  }

  private Optional<String> answer(IncomingGtpc request, GtpcResponse response, Teid receiver) {
    end.get().answer(request, response, receiver, Optional.empty());
    return Optional.empty();
  }

  private static Cause notFound() {
    return Cause.of(CauseValue.CONTEXT_NOT_FOUND);
  }
}
