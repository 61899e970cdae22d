package io.telcomesh.mme.s11;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.DeleteSessionRequest;
import io.telcomesh.gtp.gtpc.DownlinkDataNotificationFailureIndication;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.GtpcRequest;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.Indication;
import io.telcomesh.gtp.gtpc.IndicationFlag;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.ModifyBearerRequest;
import io.telcomesh.gtp.gtpc.ReleaseAccessBearersRequest;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.gtpc.GtpcEnd;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// S11 for one UE, TS 29.274. Causes 16 to 19 accept; sequence numbers and T3-RESPONSE are the
/// end's.
public record SgwPort(
    ProcedureRunner<UeContext, UeMessage> runner, GtpcEnd end, SgwSelection selection) {
  /// A wire to a SGW.
  ///
  /// @throws io.telcomesh.procedures.Refused when there is none
  public Wire select() {
    return selection.select();
  }

  /// Where this MME takes what the SGW sends about the UE.
  public FTeid sender(Wire wire) {
    return FTeid.of(InterfaceType.S11_MME_GTPC, runner.context().s11Teid(), wire.local());
  }

  /// Where this MME takes what the SGW of a session sends about the UE.
  ///
  /// @throws io.telcomesh.procedures.Refused when no wire leads to it any more
  public FTeid senderTo(PdnConnection session) {
    return sender(selection.to(session.sgwControl().address()));
  }

  /// Creates the UE's first session in a SGW, which is taken back when the procedure is aborted
  /// later.
  public CreateSessionResponse create(Wire wire, CreateSessionRequest request) {
    return create(wire.peer().orElseThrow(), Teid.NONE, request);
  }

  /// Creates a session beside one that the SGW has, likewise: TS 29.274 §7.2.1.
  public CreateSessionResponse createBeside(PdnConnection other, CreateSessionRequest request) {
    var sgw = other.sgwControl();
    return create(sgw.address(), sgw.teid(), request);
  }

  private CreateSessionResponse create(InetAddress sgw, Teid teid, CreateSessionRequest request) {
    var bearer = request.bearerContextsToBeCreated().getFirst().epsBearerIdentity();
    return question(CreateSessionResponse.class)
        .handedTo(question -> end.ask(sgw, request, teid, question))
        .undoneBy(created -> created.sender().ifPresent(sender -> sendDelete(sender, bearer)))
        .ask();
  }

  /// Asks the SGW of a session.
  public <A extends GtpcResponse> A ask(FTeid sgw, GtpcRequest request, Class<A> answer) {
    return question(answer)
        .handedTo(question -> end.ask(sgw.address(), request, sgw.teid(), question))
        .ask();
  }

  /// Deletes a session, TS 29.274 §7.2.9.1, and waits for the SGW. One that does not know the
  /// session, or is silent, has nothing that could be deleted any more.
  public void delete(PdnConnection session) {
    try {
      ask(session.sgwControl(), deleteRequest(session.defaultBearer()), GtpcResponse.class);
    } catch (Refused | Expired _) {
      // the session is gone for us
    }
  }

  /// Tells the SGW under what name the UE goes on here, TS 29.274 §7.2.7; one that does not answer
  /// finds nobody to page.
  public void tellSender(PdnConnection session) {
    var sender = selection.wireTo(session.sgwControl().address()).map(this::sender);
    var request =
        new ModifyBearerRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            sender,
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            OtherIes.NONE);
    try {
      ask(session.sgwControl(), request, GtpcResponse.class);
    } catch (Refused | Expired _) {
      // the UE itself is served all the same
    }
  }

  /// Deletes a session without waiting.
  public void sendDelete(PdnConnection session) {
    sendDelete(session.sgwControl(), session.defaultBearer());
  }

  /// Takes all S1-U tunnels of the UE down, TS 29.274 §7.2.21; a SGW that does not answer learns of
  /// it by the eNodeB's Error Indications.
  public void releaseAccessBearers(PdnConnection session) {
    var request =
        new ReleaseAccessBearersRequest(Optional.empty(), Optional.empty(), OtherIes.NONE);
    try {
      ask(session.sgwControl(), request, GtpcResponse.class);
    } catch (Refused | Expired _) {
      // the UE goes to ECM-IDLE all the same
    }
  }

  /// The UE did not answer its paging, TS 29.274 §7.2.11.3.
  public void sendPagingFailure(PdnConnection session) {
    var ue = runner.context();
    var indication =
        new DownlinkDataNotificationFailureIndication(
            Cause.of(CauseValue.UE_NOT_RESPONDING), Optional.empty(), ue.imsi(), OtherIes.NONE);
    var sgw = session.sgwControl();
    end.send(sgw.address(), indication, sgw.teid(), Optional.of(ue.reference()));
  }

  private void sendDelete(FTeid sgw, EpsBearerIdentity linkedBearer) {
    var ue = Optional.of(runner.context().reference());
    end.send(sgw.address(), deleteRequest(linkedBearer), sgw.teid(), ue);
  }

  /// The PGW shall delete it too: the operation indication is set.
  private static DeleteSessionRequest deleteRequest(EpsBearerIdentity linkedBearer) {
    return new DeleteSessionRequest(
        Optional.empty(),
        Optional.of(linkedBearer),
        Optional.empty(),
        Optional.of(Indication.of(IndicationFlag.OI)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private <A extends GtpcResponse> Question<A> question(Class<A> answer) {
    return runner.question(answer).acceptedWhen(GtpcResponse::accepts);
  }
}
