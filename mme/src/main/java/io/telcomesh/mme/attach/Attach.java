package io.telcomesh.mme.attach;

import static io.telcomesh.mme.MmeTimers.T3450;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;
import static io.telcomesh.procedures.Question.confirm;

import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.bearers.AccessBearers;
import io.telcomesh.mme.bearers.RadioAccessBearers;
import io.telcomesh.mme.emmcommon.AccessRestriction;
import io.telcomesh.mme.emmcommon.Authentication;
import io.telcomesh.mme.emmcommon.Identification;
import io.telcomesh.mme.emmcommon.SecurityModeControl;
import io.telcomesh.mme.esm.DefaultBearer;
import io.telcomesh.mme.esm.PdnRequest;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.NasNonDeliveryIndication;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.util.Optional;

/// Attach, TS 23.401 §5.3.2.1 and TS 24.301 §5.5.1.2. The steps are those of figure 5.3.2.1-1.
public final class Attach extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final Reading.Message received;
  private final boolean onUsedConnection;
  private AttachRequest request;
  private PdnRequest pdn = PdnRequest.UNREAD;
  private Stage stage = Stage.REQUESTED;
  private Optional<PdnConnection> added = Optional.empty();

  /// How far the UE has come.
  private enum Stage {
    REQUESTED,
    ACCEPT_SENT,
    COMPLETED
  }

  public Attach(UePorts mme, AttachRequest request, Reading.Message received) {
    this.mme = mme;
    this.ue = mme.ue();
    this.request = request;
    this.received = received;
    this.onUsedConnection = ue.secureExchange();
  }

  @Override
  protected void run() {
    pdn = EsmContainer.pdnRequest(request);
    identifyAndSecure(); // steps 3 to 5
    pdn = pdn.withEsmInformation(mme); // step 6
    deleteEarlierSessions(); // steps 7, 10
    ue.subscription(mme.hss().updateLocation(UlrFlags.initialAttach())); // steps 8, 11
    var apn = pdn.subscribedApn(checkedSubscription());
    var bearer = DefaultBearer.create(mme, pdn, apn); // steps 12 to 16

    mme.register();
    var answer = new AttachAnswer(mme, request, bearer);
    var accept = answer.attachAccept();
    var accessBearers = new AccessBearers(mme);
    var contextSetup = accessBearers.expectSetUp();
    var complete = mme.nas().expect(AttachComplete.class, T3450.resending(accept));
    accessBearers.sendSetUp(bearer.connection(), accept); // step 17
    stage = Stage.ACCEPT_SENT;
    confirm(contextSetup, complete); // steps 20 and 22, in either order
    stage = Stage.COMPLETED;
    mme.contexts().gutiTaken(mme.runner());
    AttachAnswer.checkBearerAccepted(complete.answer());

    add(bearer.connection());
    accessBearers.modify(bearer.connection(), contextSetup.answer()); // steps 23, 24
    ue.registered(true);
    mme.nas().send(answer.emmInformation(mme.runner().scheduler().now()));
  }

  /// A UE that comes back with its keys has proven already who it is, TS 24.301 §5.5.1.2.3.
  private void identifyAndSecure() {
    if (StoredSecurity.suffices(mme, request, received)) {
      StoredSecurity.takeIntoUse(ue);
    } else {
      var claimed = new Identification(mme).imsiOf(request.identity());
      takeOverEarlierContext(authenticateAndSecure(claimed));
    }
    new Identification(mme).identifyEquipment(); // step 5b
    ue.registered(false); // whatever it was, it is not any more: §5.5.1.2.7 f
    ue.noRadioCapability(); // TS 23.401 §5.11.2
  }

  /// @return who the UE has proven to be
  private Imsi authenticateAndSecure(Imsi claimed) {
    boolean namedByGuti = request.identity() instanceof EpsMobileIdentity.OfGuti;
    var agreed = new Authentication(mme).agree(claimed, namedByGuti, request.keySetIdentifier());
    var capability =
        UeSecurityCapability.of(request.ueNetworkCapability(), request.msNetworkCapability());
    var replayed = new SecurityModeControl(mme).takeIntoUse(agreed, capability, received);
    if (replayed.isPresent()) { // somebody changed the request on its way: this is what counts
      request = EsmContainer.attachRequest(replayed.get());
      pdn = EsmContainer.pdnRequest(request);
    }
    return agreed.imsi();
  }

  /// What the MME knew of this UE is its own, also under another S1 connection: §5.5.1.2.7 f.
  private void takeOverEarlierContext(Imsi imsi) {
    mme.contexts().identified(mme.runner(), imsi).ifPresent(mme::takeOver);
  }

  /// @throws Refused when the subscription does not allow E-UTRAN
  private SubscriptionData checkedSubscription() {
    var subscription = ue.subscription().orElseThrow();
    if (AccessRestriction.forbidsEutran(subscription)) {
      throw new Refused(EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA);
    }
    return subscription;
  }

  private void deleteEarlierSessions() {
    for (var session : ue.pdnConnections()) {
      if (onUsedConnection) { // where the eNodeB has bearers of it
        new RadioAccessBearers(mme).sendRelease(session);
      }
      mme.sgw().delete(session);
      ue.remove(session);
    }
  }

  /// From now on the UE is told when a gateway loses the session, TS 23.007 §16 and §17.
  private void add(PdnConnection session) {
    ue.add(session);
    added = Optional.of(session);
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var nas) -> collideWith(nas.read(ue));
      case UeMessage.Initial first -> // on a new S1 connection: §5.5.1.2.7 e, g, h
          first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.ConnectionLost(var connection) -> // §5.5.1.2.7 a
          ue.isOn(connection) ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1(UeContextReleaseRequest _) -> // §5.5.1.2.7 a
          stage == Stage.COMPLETED ? WAIT : ABORT_CURRENT;
      case UeMessage.S1(UeCapabilityInfoIndication _) -> ALONGSIDE; // TS 36.413 §8.9
      case UeMessage.S1(NasNonDeliveryIndication lost) -> // else its timer sends it again
          lost.duringHandover() ? REPEAT_ANSWER : IGNORE;
      case UeMessage.S1 _ -> IGNORE;
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> ALONGSIDE;
      case UeMessage.CancelLocation _ -> ABORT_CURRENT; // TS 29.272 §5.2.1.2.2
      case UeMessage.ReleaseConnection _, UeMessage.PurgeDue _, UeMessage.DisconnectPdn _ ->
          IGNORE; // it was for the attach before
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE; // it is here
      case UeMessage.DetachWanted _ -> WAIT; // until the UE is attached, or not
      case UeMessage.SessionsLost _ -> WAIT; // of the context before: deleted here; or its own
      case UeMessage.DownlinkData _ -> ALONGSIDE; // is answered; the bearer is about to be there
    };
  }

  /// Only the accept is sent again; before that the attach goes on as if nothing had come.
  private Collision repeated() {
    return stage == Stage.ACCEPT_SENT ? REPEAT_ANSWER : IGNORE;
  }

  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(AttachRequest again, var _, var _) ->
          again.equals(request) ? repeated() : ABORT_CURRENT; // §5.5.1.2.7 d, e
      case Reading.Message(TrackingAreaUpdateRequest _, var _, var _) -> // §5.5.1.2.7 g
          switch (stage) {
            case REQUESTED -> IGNORE;
            case ACCEPT_SENT -> ABORT_CURRENT;
            case COMPLETED -> WAIT; // the UE is attached, the SGW has yet to hear of it
          };
      case Reading.Message(DetachRequestFromUe _, var _, var _) -> ABORT_CURRENT; // §5.5.1.2.7 h
      case Reading.Message _ -> IGNORE;
      case Reading.Unreadable _ -> ALONGSIDE; // is answered with a status
      case Reading.Discarded _ -> IGNORE; // TS 24.301 §4.4.4.3
    };
  }

  /// Whoever aborts it knows what becomes of the connection; in all other cases it is released.
  @Override
  protected void failed(Unwinding why) {
    added.ifPresent(ue::remove); // the undo deletes it at the SGW
    if (!(why instanceof Aborted)) {
      AttachRefusal.answer(why, pdn, stage == Stage.COMPLETED).ifPresent(mme.nas()::send);
      mme.releaseAfterwards(CauseNas.NORMAL_RELEASE);
    }
  }
}
