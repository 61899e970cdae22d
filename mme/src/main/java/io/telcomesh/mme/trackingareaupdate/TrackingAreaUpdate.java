package io.telcomesh.mme.trackingareaupdate;

import static io.telcomesh.mme.MmeTimers.T3450;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;
import static io.telcomesh.procedures.Question.confirm;

import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.bearers.AccessBearers;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.nas.eps.TrackingAreaUpdateComplete;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;

/// Tracking area update without change of the Serving GW, TS 23.401 §5.3.3.2 and TS 24.301
/// §5.5.3.2: normal, periodic, and of a combined one the EPS part (§5.5.3.3).
public final class TrackingAreaUpdate extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final Reading.Message received;
  private final boolean fromIdle;
  private TrackingAreaUpdateRequest request;
  private boolean accepted;

  public TrackingAreaUpdate(
      UePorts mme, TrackingAreaUpdateRequest request, Reading.Message received) {
    this.mme = mme;
    this.ue = mme.ue();
    this.request = request;
    this.received = received;
    this.fromIdle = !ue.secureExchange(); // the first message of its connection
  }

  @Override
  protected void run() {
    request = new UpdatingUe(mme).prove(request, received); // §5.5.3.2.3
    UpdateRefusal.of(ue, mme.settings()).ifPresent(UpdateRefusal::refuse);
    if (request.radioCapabilityUpdateNeeded().orElse(false)) {
      ue.noRadioCapability(); // TS 23.401 §5.11.2
    }
    request
        .ueNetworkCapability()
        .map(capability -> UeSecurityCapability.of(capability, request.msNetworkCapability()))
        .ifPresent(ue::securityCapability);
    BearerContextStatus.reconcile(mme, request.bearerContextStatus(), !fromIdle);
    mme.register(); // §5.4.1.4: at every update
    answer(UpdateAnswer.accept(mme, request));
    if (fromIdle && !request.updateType().active()) {
      mme.releaseAfterwards(CauseNas.NORMAL_RELEASE); // nothing else is wanted
    }
  }

  /// §5.5.3.2.4: who asks for its bearers gets them with the answer.
  private void answer(TrackingAreaUpdateAccept accept) {
    accepted = true;
    var complete = mme.nas().expect(TrackingAreaUpdateComplete.class, T3450.resending(accept));
    mme.nas().send(accept);
    if (fromIdle && request.updateType().active()) {
      var bearers = new AccessBearers(mme);
      var contextSetup = bearers.expectSetUp();
      bearers.sendSetUp(ue.pdnConnections());
      confirm(contextSetup, complete);
      mme.contexts().gutiTaken(mme.runner());
      bearers.connect(contextSetup.answer());
    } else {
      complete.await();
      mme.contexts().gutiTaken(mme.runner());
    }
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var nas) -> collideWith(nas.read(ue));
      case UeMessage.Initial first -> first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.ConnectionLost(var connection) -> // §5.5.3.2.7 a
          ue.isOn(connection) ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1(UeContextReleaseRequest _) -> ABORT_CURRENT; // §5.5.3.2.7 a
      case UeMessage.S1(UeCapabilityInfoIndication _) -> ALONGSIDE; // TS 36.413 §8.9
      case UeMessage.S1 _ -> IGNORE;
      case UeMessage.CancelLocation _ -> ABORT_CURRENT; // TS 29.272 §5.2.1.2.2
      case UeMessage.ReleaseConnection _ -> IGNORE; // it was for the update before
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _, UeMessage.PurgeDue _ -> IGNORE;
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.DetachWanted _, UeMessage.DownlinkData _ -> WAIT;
      case UeMessage.DisconnectPdn _ -> WAIT;
      case UeMessage.SessionsLost _ -> WAIT; // they end when the UE can be told
    };
  }

  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(TrackingAreaUpdateRequest again, var _, var _) ->
          !again.equals(request)
              ? ABORT_CURRENT // §5.5.3.2.7 d, e
              : accepted ? REPEAT_ANSWER : IGNORE;
      case Reading.Message(AttachRequest _, var _, var _) -> ABORT_CURRENT;
      case Reading.Message(DetachRequestFromUe _, var _, var _) -> ABORT_CURRENT; // §5.5.3.2.7 g
      case Reading.Message _ -> WAIT; // what else the UE wants, it wants when it is up to date
      case Reading.Unreadable _ -> ALONGSIDE; // is answered with a status
      case Reading.Discarded _ -> IGNORE; // TS 24.301 §4.4.4.3
    };
  }

  /// Whoever aborts it knows what becomes of the connection. A UE that has been accepted stays
  /// registered, by the GUTI of before too: §5.5.3.2.7 a, c.
  @Override
  protected void failed(Unwinding why) {
    if (why instanceof Aborted) {
      return;
    }
    if (accepted && why instanceof Refused refused && refused.answer() instanceof GtpcResponse) {
      mme.nas().send(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
      ue.registered(false); // a session is lost: the UE shall make new ones
    }
    if (!accepted) {
      var answer = UpdateRefusal.answer(why);
      answer.ifPresent(mme.nas()::send);
      ue.registered(ue.registered() && !UpdateRefusal.detaches(answer));
    }
    if (fromIdle || !ue.registered()) {
      mme.releaseAfterwards(CauseNas.NORMAL_RELEASE);
    }
  }
}
