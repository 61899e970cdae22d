package io.telcomesh.mme.attach;

import static io.telcomesh.mme.MmeTimers.INITIAL_CONTEXT_SETUP;
import static io.telcomesh.mme.MmeTimers.T3450;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Question.confirm;

import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.ModifyBearerResponse;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.MmeTimers;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.emmcommon.Authentication;
import io.telcomesh.mme.emmcommon.Identification;
import io.telcomesh.mme.emmcommon.SecurityModeControl;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.InitialContextSetupFailure;
import io.telcomesh.s1ap.InitialContextSetupResponse;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.util.List;
import java.util.Optional;

/// Attach, TS 23.401 §5.3.2.1 and TS 24.301 §5.5.1.2. The steps are those of figure 5.3.2.1-1.
public final class Attach extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final Reading.Message received;
  private AttachRequest request;
  private PdnRequest pdn = PdnRequest.UNREAD;

  public Attach(UePorts mme, AttachRequest request, Reading.Message received) {
    this.mme = mme;
    this.ue = mme.ue();
    this.request = request;
    this.received = received;
  }

  @Override
  protected void run() {
    pdn = PdnRequest.of(request);
    ue.imsi(new Identification(mme).imsiOf(request.identity())); // step 4
    authenticateAndSecure(); // step 5
    var earlier = takeOverEarlierContext();
    pdn = pdn.withEsmInformation(mme); // step 6
    deleteSessions(earlier); // steps 7, 10
    updateLocation(); // steps 8, 11
    var apn = pdn.subscribedApn(ue.subscription().orElseThrow());
    var session = createSession(apn); // steps 12 to 16
    var connection = DefaultBearer.connection(apn, session);

    ue.guti(mme.contexts().newGuti(mme.runner()));
    var answer = new AttachAnswer(mme, pdn, apn, session, connection);
    var accept = answer.attachAccept(request);
    var contextSetup =
        mme.s1()
            .expect(
                InitialContextSetupResponse.class,
                InitialContextSetupFailure.class,
                INITIAL_CONTEXT_SETUP);
    var complete = mme.nas().expect(AttachComplete.class, T3450.resending(accept));
    mme.s1().send(s1 -> answer.initialContextSetup(s1, request, accept)); // step 17
    confirm(contextSetup, complete); // steps 20 and 22, in either order
    AttachAnswer.checkBearerAccepted(complete.answer());

    var modify = DefaultBearer.modifyBearer(contextSetup.answer());
    mme.sgw().ask(connection.sgwControl(), modify, ModifyBearerResponse.class); // steps 23, 24
    ue.add(connection);
    ue.registered(true);
    mme.nas().send(answer.emmInformation(mme.runner().scheduler().now()));
  }

  private void authenticateAndSecure() {
    var agreed = new Authentication(mme).agree(() -> ue.imsi(new Identification(mme).askImsi()));
    var capability =
        UeSecurityCapability.of(request.ueNetworkCapability(), request.msNetworkCapability());
    new SecurityModeControl(mme)
        .takeIntoUse(
            agreed,
            capability,
            received.verified() ? Optional.empty() : Optional.of(received.plain()))
        .ifPresent(this::readAgain);
  }

  /// Somebody changed the UE's first message on its way: what counts is what the UE says now.
  private void readAgain(Octets original) {
    request = PdnRequest.attachRequest(original);
    pdn = PdnRequest.of(request);
  }

  /// The UE has proven who it is: what the MME knew of it under another S1 connection is its own.
  private List<PdnConnection> takeOverEarlierContext() {
    Imsi imsi = ue.imsi().orElseThrow();
    var earlier = mme.contexts().identified(mme.runner(), imsi);
    earlier.ifPresent(mme::takeOver);
    return earlier.map(old -> old.context().pdnConnections()).orElseGet(ue::pdnConnections);
  }

  private void deleteSessions(List<PdnConnection> earlier) {
    ue.registered(false);
    for (var session : earlier) {
      var delete = mme.sgw().deleteSession(session);
      mme.sgw().ask(session.sgwControl(), delete, GtpcResponse.class);
      ue.remove(session);
    }
  }

  private void updateLocation() {
    var answer = mme.hss().updateLocation(UlrFlags.initialAttach());
    ue.subscription(answer.subscriptionData().orElseThrow(() -> new Refused(answer)));
  }

  private CreateSessionResponse createSession(SubscribedApn apn) {
    var sgw = mme.sgw().select();
    var request = DefaultBearer.createSession(mme, sgw, pdn, apn);
    return mme.sgw().create(sgw, request);
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var nas) -> collideWith(nas.read(ue));
      case UeMessage.Initial _ -> ABORT_CURRENT; // on a new S1 connection: §5.5.1.2.7 e, g
      case UeMessage.ConnectionLost _ -> ABORT_CURRENT; // §5.5.1.2.7 a
      case UeMessage.S1(UeContextReleaseRequest _) -> ABORT_CURRENT; // §5.5.1.2.7 a
      case UeMessage.S1(UeCapabilityInfoIndication _) -> ALONGSIDE; // TS 36.413 §8.9
      case UeMessage.S1 _ -> IGNORE;
      case UeMessage.CancelLocation _ -> ABORT_CURRENT; // TS 29.272 §5.2.1.2.2
      case UeMessage.ReleaseConnection _ -> IGNORE; // it was for the attach before
      case UeMessage.DownlinkData _ -> ALONGSIDE; // is answered; the bearer is about to be there
    };
  }

  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(AttachRequest again, var _, var _) ->
          again.equals(request) ? REPEAT_ANSWER : ABORT_CURRENT; // §5.5.1.2.7 d, e
      case Reading.Message(DetachRequestFromUe _, var _, var _) -> ABORT_CURRENT; // §5.5.1.2.7 g
      case Reading.Message _ -> IGNORE;
      case Reading.Unreadable _ -> ALONGSIDE; // is answered with a status
      case Reading.Discarded _ -> IGNORE; // TS 24.301 §4.4.4.3
    };
  }

  @Override
  protected void failed(Unwinding why) {
    switch (why) {
      case Refused refused -> mme.nas().send(AttachRefusal.answer(refused, pdn));
      case Expired expired when MmeTimers.ofUe(expired.timer()) -> {} // it asks again: §5.5.1.2.7 c
      case Expired expired -> mme.nas().send(AttachRefusal.answer(expired, pdn));
      case Aborted _ -> {
        return; // whoever aborted it knows what becomes of the connection
      }
    }
    mme.releaseAfterwards(CauseNas.NORMAL_RELEASE);
  }
}
