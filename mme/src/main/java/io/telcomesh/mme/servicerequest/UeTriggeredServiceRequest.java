package io.telcomesh.mme.servicerequest;

import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;
import static io.telcomesh.procedures.Question.confirm;

import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.bearers.AccessBearers;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import io.telcomesh.security.EpsKeys;

/// UE-triggered service request, TS 23.401 §5.3.4.1 and TS 24.301 §5.6.1: an idle UE gets its
/// bearers again. It begins when the request has been verified (TS 24.301 §4.4.4.3). The steps are
/// those of figure 5.3.4.1-1.
public final class UeTriggeredServiceRequest extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private boolean accepted;

  public UeTriggeredServiceRequest(UePorts mme) {
    this.mme = mme;
    this.ue = mme.ue();
  }

  @Override
  protected void run() {
    takeSecurityIntoUse();
    ServiceRefusal.of(ue, mme.settings()).ifPresent(UeTriggeredServiceRequest::refuse);
    var bearers = new AccessBearers(mme);
    var contextSetup = bearers.expectSetUp();
    bearers.sendSetUp(ue.pdnConnections()); // steps 4 to 6
    confirm(contextSetup); // step 7
    accepted = true; // the UE takes its radio bearers for the answer, TS 24.301 §5.6.1.4
    bearers.connect(contextSetup.answer()); // steps 8 to 12
    if (ue.pdnConnections().isEmpty()) {
      refuse(EmmCause.NO_EPS_BEARER_CONTEXT_ACTIVATED);
    }
  }

  /// K_eNB is made with the count of this very request, TS 33.401 §7.2.7.
  private void takeSecurityIntoUse() {
    var security = ue.security().orElseThrow();
    ue.kenb(EpsKeys.kenb(security.kasme(), security.uplinkCount() - 1));
    ue.secureExchangeEstablished();
  }

  private static void refuse(EmmCause cause) {
    throw new Refused(cause);
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var nas) -> collideWith(nas.read(ue));
      case UeMessage.Initial first -> // on a new S1 connection: §5.6.1.7 c, e
          first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.ConnectionLost(var connection) -> // §5.6.1.7 a
          ue.isOn(connection) ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1(UeContextReleaseRequest _) -> ABORT_CURRENT; // §5.6.1.7 a
      case UeMessage.S1(UeCapabilityInfoIndication _) -> ALONGSIDE; // TS 36.413 §8.9
      case UeMessage.S1 _ -> IGNORE;
      case UeMessage.CancelLocation _ -> ABORT_CURRENT; // TS 29.272 §5.2.1.2.2
      case UeMessage.ReleaseConnection _ -> IGNORE; // it was for the connection before
      case UeMessage.DownlinkData _ -> REPEAT_ANSWER;
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.SessionsLost _ -> WAIT; // they end when the UE can be told
      case UeMessage.DetachWanted _ -> WAIT; // until the UE can be told
      case UeMessage.PurgeDue _ -> IGNORE; // it is there
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE;
      case UeMessage.DisconnectPdn _ -> WAIT;
    };
  }

  private static Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(AttachRequest _, var _, var _) -> ABORT_CURRENT; // §5.6.1.7 d
      case Reading.Message(DetachRequestFromUe _, var _, var _) -> ABORT_CURRENT;
      case Reading.Message _ -> WAIT; // what else the UE wants, it wants when it has its bearers
      case Reading.Unreadable _ -> ALONGSIDE; // is answered with a status
      case Reading.Discarded _ -> IGNORE; // TS 24.301 §4.4.4.3
    };
  }

  /// The bearers are about to be there: there is nobody to be paged.
  @Override
  protected void repeatAnswer(UeMessage message) {
    if (message instanceof UeMessage.DownlinkData(var _, var acknowledge)) {
      acknowledge.accept(CauseValue.REQUEST_ACCEPTED);
    }
  }

  /// Whoever aborts it knows what becomes of the connection; in all other cases it is released.
  @Override
  protected void failed(Unwinding why) {
    if (why instanceof Aborted) {
      return;
    }
    if (why instanceof Refused refused) {
      refused(refused);
    }
    mme.releaseAfterwards(CauseNas.NORMAL_RELEASE);
  }

  /// An eNodeB that refuses is a lower layer that fails: the UE hears nothing, and asks again.
  private void refused(Refused why) {
    if (accepted) { // a session is lost: the UE shall make new ones
      mme.nas().send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
      ue.registered(false);
    } else if (why.answer() instanceof EmmCause cause) { // §5.6.1.5
      mme.nas().send(ServiceReject.of(cause));
      ue.registered(ue.registered() && !ServiceRefusal.detaches(cause));
    }
  }
}
