package io.telcomesh.mme.pdnconnectivity;

import static io.telcomesh.mme.MmeTimers.T3495;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.REPEAT_ANSWER;
import static io.telcomesh.procedures.Collision.WAIT;
import static io.telcomesh.procedures.Question.confirm;

import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.bearers.RadioAccessBearers;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextAccept;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextRequest;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.PdnDisconnectReject;
import io.telcomesh.nas.eps.PdnDisconnectRequest;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.util.Optional;

/// The end of one of several PDN connections, wanted by the UE or by the MME: TS 23.401 §5.10.3, TS
/// 24.301 §6.5.2 and §6.4.4. The steps are those of figure 5.10.3-1.
public final class PdnDisconnection extends Procedure<UeMessage> {
  private final UePorts mme;
  private final UeContext ue;
  private final EpsBearerIdentity linkedBearer;
  private final ProcedureTransactionIdentity transaction;
  private final EsmCause cause;
  private final Optional<PdnDisconnectRequest> request;
  private Optional<PdnConnection> ending = Optional.empty();

  private PdnDisconnection(
      UePorts mme,
      EpsBearerIdentity linkedBearer,
      EsmCause cause,
      Optional<PdnDisconnectRequest> request) {
    this.mme = mme;
    this.ue = mme.ue();
    this.linkedBearer = linkedBearer;
    this.transaction =
        request
            .map(PdnDisconnectRequest::procedureTransactionIdentity)
            .orElse(ProcedureTransactionIdentity.NONE);
    this.cause = cause;
    this.request = request;
  }

  public static PdnDisconnection wantedByUe(UePorts mme, PdnDisconnectRequest request) {
    return new PdnDisconnection(
        mme,
        request.linkedEpsBearerIdentity(),
        EsmCause.REGULAR_DEACTIVATION,
        Optional.of(request));
  }

  /// @param cause for the UE: [EsmCause#REGULAR_DEACTIVATION], or that it may come again
  public static PdnDisconnection wantedByMme(
      UePorts mme, EpsBearerIdentity linkedBearer, EsmCause cause) {
    return new PdnDisconnection(mme, linkedBearer, cause, Optional.empty());
  }

  @Override
  protected void run() {
    var pdn = checked(); // step 1
    ending = Optional.of(pdn);
    mme.sgw().delete(pdn); // steps 2 to 6
    ended(pdn);
    if (ue.connection().isPresent()) { // a UE in ECM-IDLE learns it when its bearers are set up
      deactivate(pdn);
    }
  }

  /// TS 24.301 §6.5.2.4, §7.3.1 b and §7.3.2 b.
  private PdnConnection checked() {
    if (request.isPresent() && !transaction.assignable()) {
      throw new Refused(EsmCause.INVALID_PTI_VALUE);
    }
    var pdn =
        ue.pdnConnection(linkedBearer)
            .orElseThrow(() -> new Refused(EsmCause.INVALID_EPS_BEARER_IDENTITY));
    if (ue.pdnConnections().size() == 1) { // whoever wants it detaches: TS 23.401 §5.10.3
      throw new Refused(EsmCause.LAST_PDN_DISCONNECTION_NOT_ALLOWED);
    }
    return pdn;
  }

  /// UE and eNodeB give the bearer up; one that is silent is treated as if it had.
  private void deactivate(PdnConnection pdn) {
    var deactivate = deactivateRequest(pdn);
    var radio = new RadioAccessBearers(mme);
    var released = radio.expectRelease();
    var accept =
        mme.nas()
            .expect(
                DeactivateEpsBearerContextAccept.class,
                T3495.resending(deactivate),
                answer -> answer.epsBearerIdentity().equals(pdn.defaultBearer()));
    radio.sendRelease(pdn, deactivate); // step 7
    try {
      confirm(released, accept); // steps 8 to 11, in either order
    } catch (Expired _) {
      // TS 24.301 §6.4.4.5 a, TS 36.413 §8.2.3.4
    }
  }

  private DeactivateEpsBearerContextRequest deactivateRequest(PdnConnection pdn) {
    return DeactivateEpsBearerContextRequest.of(pdn.defaultBearer(), transaction, cause);
  }

  private void ended(PdnConnection pdn) {
    ue.remove(pdn);
    ending = Optional.empty();
  }

  @Override
  protected Collision collideWith(UeMessage message) {
    return switch (message) {
      case UeMessage.Nas(var nas) -> collideWith(nas.read(ue));
      case UeMessage.Initial first -> first.nas().read(ue).verified() ? ABORT_CURRENT : ALONGSIDE;
      case UeMessage.ConnectionLost(var connection) -> // §6.4.4.5 b
          ue.isOn(connection) ? ABORT_CURRENT : IGNORE;
      case UeMessage.S1(UeContextReleaseRequest _) -> ABORT_CURRENT;
      case UeMessage.S1(UeCapabilityInfoIndication _) -> ALONGSIDE; // TS 36.413 §8.9
      case UeMessage.S1 _ -> IGNORE;
      case UeMessage.CancelLocation _, UeMessage.DetachWanted _ -> ABORT_CURRENT;
      case UeMessage.ReleaseConnection _, UeMessage.PurgeDue _, UeMessage.DisconnectPdn _ -> WAIT;
      case UeMessage.NotReachable _, UeMessage.ImplicitDetachDue _ -> IGNORE; // it is there
      case UeMessage.DownlinkData _ -> WAIT; // it may have to be paged
      case UeMessage.InsertSubscriberData _, UeMessage.DeleteSubscriberData _ -> WAIT;
      case UeMessage.SessionsLost _ -> WAIT; // what ends here is not lost
    };
  }

  private Collision collideWith(Reading reading) {
    return switch (reading) {
      case Reading.Message(PdnDisconnectRequest again, var _, var _)
          when again.linkedEpsBearerIdentity().equals(linkedBearer) ->
          // T3492 of the UE, or both want it at once: §6.4.4.5 c
          REPEAT_ANSWER;
      case Reading.Message(AttachRequest _, var _, var _) -> ABORT_CURRENT;
      case Reading.Message(DetachRequestFromUe _, var _, var _) -> ABORT_CURRENT; // §5.5.2.2
      case Reading.Message(EsmStatus status, var _, var _) -> // §6.7
          status.epsBearerIdentity().equals(linkedBearer) && EsmStatusCauses.abort(status.cause())
              ? ABORT_CURRENT
              : IGNORE;
      case Reading.Message _ -> WAIT;
      case Reading.Unreadable _ -> ALONGSIDE; // is answered with a status
      case Reading.Discarded _ -> IGNORE; // TS 24.301 §4.4.4.3
    };
  }

  /// A connection whose end has begun ends, whoever is not told of it.
  @Override
  protected void failed(Unwinding why) {
    ending.ifPresent(pdn -> {
      mme.sgw().sendDelete(pdn);
      ended(pdn);
      new RadioAccessBearers(mme).sendRelease(pdn, deactivateRequest(pdn));
    });
    if (request.isPresent() && why instanceof Refused refused) {
      refused
          .answer(EsmCause.class)
          .map(refusal -> PdnDisconnectReject.of(transaction, refusal))
          .ifPresent(mme.nas()::send);
    }
  }
}
