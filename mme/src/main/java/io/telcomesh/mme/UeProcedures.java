package io.telcomesh.mme;

import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.mme.attach.Attach;
import io.telcomesh.mme.detach.ImplicitDetach;
import io.telcomesh.mme.detach.MobileReachableTimerExpired;
import io.telcomesh.mme.detach.NetworkInitiatedDetach;
import io.telcomesh.mme.detach.Purge;
import io.telcomesh.mme.detach.UeInitiatedDetach;
import io.telcomesh.mme.emmcommon.UnexpectedNas;
import io.telcomesh.mme.overload.CongestionControl;
import io.telcomesh.mme.pdnconnectivity.PdnConnectivity;
import io.telcomesh.mme.pdnconnectivity.PdnDisconnection;
import io.telcomesh.mme.s1mme.UeCapabilityInfo;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.mme.s1release.S1Release;
import io.telcomesh.mme.servicerequest.NetworkTriggeredServiceRequest;
import io.telcomesh.mme.servicerequest.UeTriggeredServiceRequest;
import io.telcomesh.mme.subscription.DeleteSubscriberData;
import io.telcomesh.mme.subscription.InsertSubscriberData;
import io.telcomesh.mme.trackingareaupdate.TrackingAreaUpdate;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.DeactivateEpsBearerContextAccept;
import io.telcomesh.nas.eps.DefaultEpsBearerContextAnswer;
import io.telcomesh.nas.eps.DetachRequestFromUe;
import io.telcomesh.nas.eps.EmmStatus;
import io.telcomesh.nas.eps.EsmMessage;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.PdnDisconnectRequest;
import io.telcomesh.nas.eps.ServiceReject;
import io.telcomesh.nas.eps.ServiceRequest;
import io.telcomesh.nas.eps.TrackingAreaUpdateComplete;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.CauseNas;
import io.telcomesh.s1ap.UeCapabilityInfoIndication;
import io.telcomesh.s1ap.UeContextReleaseRequest;
import java.util.Optional;

/// Which message starts which procedure of a UE.
final class UeProcedures {
  private final UePorts mme;

  UeProcedures(UePorts mme) {
    this.mme = mme;
  }

  Optional<Procedure<UeMessage>> procedureFor(UeMessage message) {
    return switch (message) {
      case UeMessage.Initial first -> procedureFor(first);
      case UeMessage.Nas(var nas) -> procedureFor(nas.read(mme.ue()));
      case UeMessage.S1(UeContextReleaseRequest request) ->
          Optional.of(S1Release.because(mme, request.cause()));
      case UeMessage.S1(UeCapabilityInfoIndication indication) ->
          Optional.of(new UeCapabilityInfo(mme.ue(), indication));
      case UeMessage.S1 _ -> Optional.empty();
      case UeMessage.ReleaseConnection(var cause) -> Optional.of(S1Release.because(mme, cause));
      case UeMessage.ConnectionLost(var lost) ->
          mme.ue().isOn(lost) ? Optional.of(S1Release.afterLoss(mme)) : Optional.empty();
      case UeMessage.CancelLocation(var request, var answer) ->
          Optional.of(cancelled(request, answer));
      case UeMessage.DetachWanted(var type, var done) ->
          Optional.of(NetworkInitiatedDetach.wanted(mme, type, done));
      case UeMessage.NotReachable _ -> Optional.of(new MobileReachableTimerExpired(mme));
      case UeMessage.ImplicitDetachDue _ -> Optional.of(ImplicitDetach.ofUnreachable(mme));
      case UeMessage.InsertSubscriberData insert ->
          Optional.of(new InsertSubscriberData(mme, insert));
      case UeMessage.DeleteSubscriberData delete ->
          Optional.of(new DeleteSubscriberData(mme, delete));
      case UeMessage.PurgeDue _ -> Optional.of(new Purge(mme));
      case UeMessage.SessionsLost lost -> sessionsLost(lost);
      case UeMessage.DisconnectPdn(var linkedBearer, var cause) ->
          Optional.of(disconnect(linkedBearer, cause));
      case UeMessage.DownlinkData data ->
          Optional.of(NetworkTriggeredServiceRequest.forPackets(mme, data));
    };
  }

  /// Who names a known UE on a new S1 connection must prove to be it before the connection is the
  /// UE's.
  private Optional<Procedure<UeMessage>> procedureFor(UeMessage.Initial first) {
    var reading = first.nas().read(mme.ue());
    if (!mme.contexts().knows(mme.runner())
        || (mme.ue().security().isPresent() && !reading.verified())) {
      unproven(first, reading);
      return Optional.empty();
    }
    mme.moveTo(first);
    return CongestionControl.of(mme, first.message(), reading).or(() -> procedureFor(reading));
  }

  /// A UE whose subscription is withdrawn is told so; one that another MME serves is not, TS 29.272
  /// §5.2.1.2.2.
  private Procedure<UeMessage> cancelled(CancelLocationRequest request, Runnable answer) {
    if (request.cancellationType() != CancellationType.SUBSCRIPTION_WITHDRAWAL
        || !mme.ue().registered()) {
      return ImplicitDetach.cancelled(mme, answer);
    }
    answer.run();
    return NetworkInitiatedDetach.subscriptionWithdrawn(mme, request.reattachRequired());
  }

  /// Who asks for service and cannot prove it is told so, and the context is kept as it is: TS
  /// 24.301 §4.4.4.3.
  private void unproven(UeMessage.Initial first, Reading reading) {
    if (!first.nas().asksForService()) {
      mme.unproven(first);
      return;
    }
    if (!(reading instanceof Reading.Discarded)) {
      var reject = ServiceReject.of(EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
      mme.s1().sendNas(first.connection(), Nas.encode(reject));
    }
    mme.giveUp(first.connection());
  }

  /// TS 23.007 §16.1A (SGW) and §17.1A (PGW): a UE that has nothing else is made to attach again;
  /// another may ask again for what it has lost. One that is idle is paged for it. What has been
  /// deleted, or made anew, meanwhile is not meant.
  private Optional<Procedure<UeMessage>> sessionsLost(UeMessage.SessionsLost message) {
    var ue = mme.ue();
    var lost = ue.pdnConnections().stream().filter(message.lost()::contains).toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    if (message.areAllOf(ue)) {
      lost.forEach(ue::remove);
      return Optional.of(
          NetworkInitiatedDetach.wanted(mme, NetworkDetachType.REATTACH_REQUIRED, _ -> {}));
    }
    if (ue.connection().isEmpty()) {
      lost.forEach(ue::remove);
      return Optional.of(NetworkTriggeredServiceRequest.forLostConnections(mme));
    }
    lost.forEach(pdn ->
        mme.runner()
            .post(
                new UeMessage.DisconnectPdn(pdn.defaultBearer(), EsmCause.REACTIVATION_REQUESTED)));
    return Optional.empty();
  }

  private Optional<Procedure<UeMessage>> procedureFor(Reading reading) {
    return switch (reading) {
      case Reading.Message received ->
          switch (received.message()) {
            case AttachRequest attach -> Optional.of(new Attach(mme, attach, received));
            case TrackingAreaUpdateRequest update ->
                Optional.of(new TrackingAreaUpdate(mme, update, received));
            case DetachRequestFromUe detach when received.verified() ->
                Optional.of(new UeInitiatedDetach(mme, detach));
            case ServiceRequest _ when received.verified() ->
                Optional.of(new UeTriggeredServiceRequest(mme));
            case PdnConnectivityRequest wanted when received.verified() && mme.ue().registered() ->
                Optional.of(new PdnConnectivity(mme, wanted));
            case PdnDisconnectRequest unwanted when received.verified() && mme.ue().registered() ->
                Optional.of(PdnDisconnection.wantedByUe(mme, unwanted));
            case DefaultEpsBearerContextAnswer late when has(late) -> Optional.empty();
            case DeactivateEpsBearerContextAccept late when !has(late) -> Optional.empty();
            // an answer that is too late, or the end of what was answered: nothing is to be done
            case AttachComplete _, TrackingAreaUpdateComplete _, EmmStatus _, EsmStatus _ ->
                Optional.empty();
            default -> Optional.of(new UnexpectedNas(mme, reading));
          };
      case Reading.Unreadable _ -> Optional.of(new UnexpectedNas(mme, reading));
      case Reading.Discarded _ -> discarded();
    };
  }

  private boolean has(EsmMessage message) {
    return mme.ue().pdnConnection(message.epsBearerIdentity()).isPresent();
  }

  /// A UE without PDN connections is not attached, TS 23.401 §5.10.3.
  private Procedure<UeMessage> disconnect(EpsBearerIdentity linkedBearer, EsmCause cause) {
    var all = mme.ue().pdnConnections();
    return all.size() == 1 && all.getFirst().defaultBearer().equals(linkedBearer)
        ? NetworkInitiatedDetach.wanted(mme, NetworkDetachType.REATTACH_REQUIRED, _ -> {})
        : PdnDisconnection.wantedByMme(mme, linkedBearer, cause);
  }

  /// A first message that counts for nothing leaves a connection that nobody needs.
  private Optional<Procedure<UeMessage>> discarded() {
    return mme.ue().registered() || mme.ue().secureExchange()
        ? Optional.empty()
        : Optional.of(S1Release.because(mme, CauseNas.UNSPECIFIED));
  }
}
