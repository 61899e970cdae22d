package io.telcomesh.sgw.gtpc;

import static io.telcomesh.gtp.gtpc.CauseValue.REMOTE_PEER_NOT_RESPONDING;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.GtpcRequest;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import io.telcomesh.sgw.PdnConnection;
import io.telcomesh.sgw.UeContext;
import io.telcomesh.sgw.UeMessage;
import java.net.InetAddress;
import java.util.Optional;

/// S5/S8 for one UE. Causes 16 to 19 accept; sequence numbers and T3-RESPONSE are the end's.
public record PgwPort(ProcedureRunner<UeContext, UeMessage> runner, GtpcEnd end) {
  /// Our address on the way to a PGW, for control and users' packets alike.
  ///
  /// @throws Refused when no wire leads there
  public InetAddress localTo(InetAddress pgw) {
    return end.wayTo(pgw)
        .map(way -> way.socket().local().getAddress())
        .orElseThrow(() -> new Refused(Cause.of(REMOTE_PEER_NOT_RESPONDING)));
  }

  /// Creates a session in a PGW, which is taken back when the procedure is aborted later.
  public CreateSessionResponse create(
      InetAddress pgw, CreateSessionRequest request, EpsBearerIdentity linkedBearer) {
    return question(CreateSessionResponse.class)
        .handedTo(question -> end.ask(pgw, request, Teid.NONE, question))
        .undoneBy(created -> created.pgw().ifPresent(control -> delete(control, linkedBearer)))
        .ask();
  }

  /// Asks the PGW of a PDN connection.
  public <A extends GtpcResponse> A ask(PdnConnection pdn, GtpcRequest request, Class<A> answer) {
    var pgw = pdn.pgwControl();
    return question(answer)
        .handedTo(question -> end.ask(pgw.address(), request, pgw.teid(), question))
        .ask();
  }

  /// Has the PGW delete a PDN connection; what it answers is of no interest.
  public void delete(PdnConnection pdn) {
    delete(pdn.pgwControl(), pdn.defaultBearer());
  }

  private void delete(FTeid pgw, EpsBearerIdentity linkedBearer) {
    var request =
        new DeleteSessionRequest(
            Optional.empty(),
            Optional.of(linkedBearer),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE);
    end.send(pgw.address(), request, pgw.teid(), Optional.of(runner.context().reference()));
  }

  private <A extends GtpcResponse> Question<A> question(Class<A> answer) {
    return runner.question(answer).acceptedWhen(GtpcResponse::accepts);
  }
}
