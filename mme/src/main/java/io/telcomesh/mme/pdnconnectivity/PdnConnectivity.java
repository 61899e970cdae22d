package io.telcomesh.mme.pdnconnectivity;

import static io.telcomesh.mme.MmeTimers.T3485;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;
import static io.telcomesh.procedures.Question.confirm;

import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.mme.MmeTimers;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.bearers.RadioAccessBearers;
import io.telcomesh.mme.esm.DefaultBearer;
import io.telcomesh.mme.esm.EsmRefusal;
import io.telcomesh.mme.esm.PdnRequest;
import io.telcomesh.mme.esm.SubscribedApn;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.DefaultEpsBearerContextAnswer;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.ie.RequestType;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.ERabSetupResponse;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.util.Optional;

/// A further PDN connection, TS 23.401 §5.10.2 and TS 24.301 §6.5.1. The steps are those of figure
/// 5.10.2-1. A UE's requests are served one after the other.
public final class PdnConnectivity extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final PdnConnectivityRequest request;
  private final PdnRequest pdn;
  private Optional<DefaultBearer> offered = Optional.empty();
  private boolean accepted;

  public PdnConnectivity(UePorts mme, PdnConnectivityRequest request) {
    this.mme = mme;
    this.ue = mme.ue();
    this.request = request;
    this.pdn = PdnRequest.of(request);
  }

  @Override
  protected void run() {
    checkRequest(); // step 1
    var wanted = pdn.withEsmInformation(mme);
    var apn = wanted.subscribedApn(ue.subscription().orElseThrow(PdnConnectivity::notSubscribed));
    checkNotConnectedTo(apn);
    var bearer = DefaultBearer.create(mme, wanted, apn); // steps 2 to 6

    var activate = bearer.activate();
    var radio = new RadioAccessBearers(mme);
    var setUp = radio.expectSetUp(bearer.connection());
    var answer =
        mme.nas()
            .expect(
                DefaultEpsBearerContextAnswer.class,
                T3485.resending(activate),
                bearer::isAnsweredBy);
    radio.sendSetUp(bearer.connection(), activate); // step 7
    offered = Optional.of(bearer);
    confirm(setUp, answer); // steps 8 to 12, in either order
    switch (answer.answer()) {
      case ActivateDefaultEpsBearerContextAccept _ -> accepted = true;
      case ActivateDefaultEpsBearerContextReject reject -> throw new Refused(reject); // §6.4.1.4
    }

    ue.add(bearer.connection()); // its loss is heard of from now on, TS 23.007 §16 and §17
    radio.modify(bearer.connection(), setUp.answer()); // steps 13, 14
  }

  /// TS 24.301 §6.5.1.4, §7.3.1 a and §7.3.2 a.
  private void checkRequest() {
    if (!request.procedureTransactionIdentity().assignable()) {
      throw new Refused(EsmCause.INVALID_PTI_VALUE);
    }
    if (!request.epsBearerIdentity().equals(EpsBearerIdentity.NONE)) {
      throw new Refused(EsmCause.INVALID_EPS_BEARER_IDENTITY);
    }
    if (request.requestType() == RequestType.HANDOVER) { // from non-3GPP access: there is none
      throw new Refused(EsmCause.PDN_CONNECTION_DOES_NOT_EXIST);
    }
    if (request.requestType() != RequestType.INITIAL_REQUEST) {
      throw new Refused(EsmCause.SERVICE_OPTION_NOT_SUPPORTED);
    }
  }

  /// One connection for an APN, but a second for the other type of address where a bearer may have
  /// one alone: TS 24.301 §6.5.1.3.
  private void checkNotConnectedTo(SubscribedApn apn) {
    boolean connected =
        ue.pdnConnections().stream()
            .filter(each -> each.apn().equals(apn.apn()))
            .anyMatch(each -> !apn.singleAddresses() || each.type() == apn.type());
    if (connected) {
      throw new Refused(EsmCause.MULTIPLE_PDN_CONNECTIONS_FOR_A_GIVEN_APN_NOT_ALLOWED);
    }
  }

  /// Takes a bearer from the eNodeB, and from the UE that may have taken it: TS 24.301 §6.4.4.
  private void takeBack(DefaultBearer bearer) {
    var deactivate =
        DeactivateEpsBearerContextRequest.of(
            bearer.connection().defaultBearer(),
            ProcedureTransactionIdentity.NONE,
            EsmCause.NETWORK_FAILURE);
    new RadioAccessBearers(mme).sendRelease(bearer.connection(), deactivate);
  }

  private static Refused notSubscribed() {
    return new Refused(EsmCause.REQUESTED_SERVICE_OPTION_NOT_SUBSCRIBED);
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var nas) -> collideWith(nas.read(ue));
      case UeMessage.Initial first -> // on a new S1 connection, so the old one is gone
          first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.ConnectionLost(var connection) -> // §6.5.1.6 b
          ue.isOn(connection) ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1(UeContextReleaseRequest _) -> ABORT_CURRENT; // the radio is lost
      case UeMessage.S1(UeCapabilityInfoIndication _) -> ALONGSIDE; // TS 36.413 §8.9
      case UeMessage.S1 _ -> IGNORE;
      case UeMessage.CancelLocation _, UeMessage.DetachWanted _ ->
          ABORT_CURRENT; // TS 29.272 §5.2.1.2.2
      case UeMessage.ReleaseConnection _, UeMessage.PurgeDue _, UeMessage.DisconnectPdn _ -> WAIT;
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE; // it is there
      case UeMessage.DownlinkData _ -> WAIT; // it may have to be paged
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.SessionsLost lost -> // is the UE detached?
          lost.areAllOf(ue) ? ABORT_CURRENT : WAIT;
    };
  }

  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(PdnConnectivityRequest again, var _, var _) -> // T3482 of the UE
          again.equals(request) ? REPEAT_ANSWER : WAIT;
      case Reading.Message(AttachRequest _, var _, var _) -> ABORT_CURRENT;
      case Reading.Message(DetachRequestFromUe _, var _, var _) -> ABORT_CURRENT; // §5.5.2.2
      case Reading.Message(EsmStatus status, var _, var _) -> // §6.7
          aborts(status) ? ABORT_CURRENT : IGNORE;
      case Reading.Message _ -> WAIT;
      case Reading.Unreadable _ -> ALONGSIDE; // is answered with a status
      case Reading.Discarded _ -> IGNORE; // TS 24.301 §4.4.4.3
    };
  }

  private boolean aborts(EsmStatus status) {
    return status.procedureTransactionIdentity().equals(request.procedureTransactionIdentity())
        && EsmStatusCauses.abort(status.cause());
  }

  /// Who aborts it has no use for an answer, and a UE that refuses itself or is silent gets none.
  @Override
  protected void failed(Unwinding why) {
    offered.map(DefaultBearer::connection).ifPresent(ue::remove); // the undo deletes it at the SGW
    if (!(why instanceof Refused refused && refused.answer() instanceof ERabSetupResponse)) {
      offered.ifPresent(this::takeBack);
    }
    if (!accepted) { // else the transaction has ended
      reject(why).ifPresent(mme.nas()::send);
    }
  }

  private Optional<PdnConnectivityReject> reject(Unwinding why) {
    return switch (why) {
      case Refused refused when refused.answer() instanceof DefaultEpsBearerContextAnswer ->
          Optional.empty();
      case Refused refused -> Optional.of(pdn.reject(EsmRefusal.of(refused.answer(), pdn.type())));
      case Expired expired when MmeTimers.ofUe(expired.timer()) -> Optional.empty(); // §6.4.1.6 a
      case Expired _ -> Optional.of(pdn.reject(EsmCause.NETWORK_FAILURE));
      case Aborted _ -> Optional.empty();
    };
  }
}
