package io.telcomesh.mme.detach;

import static io.telcomesh.mme.MmeTimers.T3413;
import static io.telcomesh.mme.MmeTimers.T3422;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.DetachOutcome;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.mme.servicerequest.PagedUe;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DetachAcceptFromUe;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.util.Optional;
import java.util.function.Consumer;

/// MME- and HSS-initiated detach, TS 23.401 §5.3.8.3 and §5.3.8.4, TS 24.301 §5.5.2.3. However it
/// ends, the UE is detached.
public final class NetworkInitiatedDetach extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final DetachRequestFromNetwork request;
  private final Consumer<DetachOutcome> done;
  private boolean subscriptionWithdrawn;

  private NetworkInitiatedDetach(
      UePorts mme, DetachRequestFromNetwork request, Consumer<DetachOutcome> done) {
    this.mme = mme;
    this.ue = mme.ue();
    this.request = request;
    this.done = done;
  }

  /// As an operator wants it.
  public static NetworkInitiatedDetach wanted(
      UePorts mme, NetworkDetachType type, Consumer<DetachOutcome> done) {
    return new NetworkInitiatedDetach(mme, DetachRequestFromNetwork.of(type), done);
  }

  /// The HSS serves the UE no longer. It has been told so already: it need not wait for the UE.
  ///
  /// @param reattach the UE shall come back, TS 29.272 §7.3.152
  public static NetworkInitiatedDetach subscriptionWithdrawn(UePorts mme, boolean reattach) {
    var request =
        reattach
            ? DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED)
            : new DetachRequestFromNetwork(
                NetworkDetachType.REATTACH_NOT_REQUIRED,
                Optional.of(EmmCause.EPS_SERVICES_NOT_ALLOWED),
                OtherIes.NONE);
    var detach = new NetworkInitiatedDetach(mme, request, _ -> {});
    detach.subscriptionWithdrawn = true;
    return detach;
  }

  @Override
  protected void run() {
    if (!ue.registered()) {
      done.accept(DetachOutcome.NOT_ATTACHED);
      return;
    }
    ue.registered(false);
    var outcome = reached() ? tellUe() : DetachOutcome.NOT_REACHED;
    for (var pdn : ue.pdnConnections()) { // steps 3 to 10
      mme.sgw().delete(pdn);
      ue.remove(pdn);
    }
    mme.s1().release(CauseNas.DETACH); // step 12
    if (subscriptionWithdrawn) {
      mme.forget();
    } else {
      mme.deregistered();
    }
    done.accept(outcome);
  }

  /// Whoever is idle is paged, §5.3.8.3; whatever he asks for, he is told that he is detached.
  private boolean reached() {
    var paged = new PagedUe(mme);
    if (ue.connection().isPresent() || !paged.mayBeFound()) {
      return ue.connection().isPresent();
    }
    try {
      moveTo(
          mme.runner()
              .question(UeMessage.Initial.class)
              .answeredBy(message -> answersPaging(message))
              .sending(paged::page)
              .within(T3413)
              .ask());
      return true;
    } catch (Expired _) {
      return false;
    }
  }

  private Optional<UeMessage.Initial> answersPaging(Object message) {
    return message instanceof UeMessage.Initial first
            && first.nas().read(ue) instanceof Reading.Message(var nas, var _, boolean verified)
            && verified
            && (nas instanceof ServiceRequest || nas instanceof TrackingAreaUpdateRequest)
        ? Optional.of(first)
        : Optional.empty();
  }

  private void moveTo(UeMessage.Initial first) {
    mme.moveTo(first);
    ue.secureExchangeEstablished(); // by the first message that is protected, §4.4.2.3
  }

  /// Steps 2 and 11.
  private DetachOutcome tellUe() {
    try {
      mme.nas().ask(request, T3422, DetachAcceptFromUe.class);
      return DetachOutcome.ACCEPTED;
    } catch (Expired _) { // §5.5.2.3.5 a
      return DetachOutcome.SILENT;
    }
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var nas) -> collideWith(nas.read(ue));
      case UeMessage.Initial first -> collideWithInitial(first.nas().read(ue));
      case UeMessage.ConnectionLost(var connection) -> // §5.5.2.3.5 b
          ue.isOn(connection) ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1(UeContextReleaseRequest _) -> ABORT_CURRENT; // §5.5.2.3.5 b
      case UeMessage.S1 _, UeMessage.ReleaseConnection _, UeMessage.PurgeDue _ -> IGNORE;
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE;
      case UeMessage.DisconnectPdn _ -> IGNORE; // all of them end
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.CancelLocation _, UeMessage.DownlinkData _, UeMessage.DetachWanted _ -> WAIT;
      case UeMessage.SessionsLost _ -> IGNORE; // all sessions end here
    };
  }

  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(DetachRequestFromUe _, var _, var _) -> ABORT_CURRENT; // §5.5.2.3.5 c
      case Reading.Message(AttachRequest _, var _, var _) -> // §5.5.2.3.5 d
          wantedBack() ? ABORT_CURRENT : IGNORE;
      case Reading.Message _, Reading.Unreadable _, Reading.Discarded _ ->
          IGNORE; // §5.5.2.3.5 e, f
    };
  }

  /// On a new S1 connection: who does not prove to be the UE gets another answer.
  private Collision collideWithInitial(Reading reading) {
    if (!reading.verified()) {
      return ALONGSIDE;
    }
    return collideWith(reading) == ABORT_CURRENT ? ABORT_CURRENT : REPEAT_ANSWER;
  }

  /// The UE asks for something else on a new connection: it is told there.
  @Override
  protected void repeatAnswer(UeMessage message) {
    if (message instanceof UeMessage.Initial first) {
      moveTo(first);
      resend();
    }
  }

  private boolean wantedBack() {
    return request.detachType() == NetworkDetachType.REATTACH_REQUIRED;
  }

  /// Whoever aborts it finds a UE that is not registered, and deletes what it still has.
  @Override
  protected void failed(Unwinding why) {
    done.accept(DetachOutcome.OVERTAKEN);
  }
}
