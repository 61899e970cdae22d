package io.telcomesh.mme.trackingareaupdate;

import static io.telcomesh.nas.eps.ie.EmmCause.INVALID_MANDATORY_INFORMATION;
import static io.telcomesh.nas.eps.ie.EmmCause.UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.mme.UeContext;
import io.telcomesh.mme.UeMessage;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.emmcommon.Authentication;
import io.telcomesh.mme.emmcommon.SecurityModeControl;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import io.telcomesh.security.Direction;
import io.telcomesh.security.EpsKeys;

/// Who updates its tracking area, TS 24.301 §5.5.3.2.3 and §4.4.4.3.
final class UpdatingUe {
  private final UePorts mme;
  private final UeContext ue;

  UpdatingUe(UePorts mme) {
    this.mme = mme;
    this.ue = mme.ue();
  }

  /// @return what the UE has asked for; not what was received, where somebody changed that
  /// @throws Refused when it is nobody that this MME knows, or does not prove to be him
  TrackingAreaUpdateRequest prove(TrackingAreaUpdateRequest request, Reading.Message received) {
    if (received.verified()) {
      ue.security()
          .ifPresent(
              context -> // TS 33.401 §7.2.7
              ue.kenb(EpsKeys.kenb(context.kasme(), context.uplinkCount() - 1)));
      ue.secureExchangeEstablished();
      return request;
    }
    var known = known(request.oldGuti());
    var imsi = known.context().imsi().orElseThrow(UpdatingUe::unknown);
    var agreed = new Authentication(mme).agree(imsi, true, request.keySetIdentifier());
    var replayed =
        new SecurityModeControl(mme)
            .takeIntoUse(agreed, capability(request, known.context()), received);
    mme.contexts().identified(mme.runner(), agreed.imsi()).ifPresent(this::continueFor);
    return replayed.map(UpdatingUe::original).orElse(request);
  }

  /// What was known of the UE goes on under another name on S11, which the SGW is told.
  private void continueFor(ProcedureRunner<UeContext, UeMessage> earlier) {
    mme.takeOver(earlier);
    ue.continues(earlier.context());
    earlier.context().guti().ifPresent(guti -> mme.contexts().keepGuti(mme.runner(), guti));
    ue.pdnConnections().stream()
        .limit(1) // one request for all of the UE's
        .forEach(mme.sgw()::tellSender);
  }

  /// A UE that was detached is not asked to prove anything: it must attach.
  private ProcedureRunner<UeContext, UeMessage> known(EpsMobileIdentity named) {
    var known =
        switch (named) {
          case EpsMobileIdentity.OfGuti(var guti) ->
              mme.contexts().find(guti).orElseThrow(UpdatingUe::unknown);
          case EpsMobileIdentity.OfImsi _, EpsMobileIdentity.OfImei _ -> throw unknown();
        };
    if (!known.context().registered()) {
      throw UpdateRefusal.implicitlyDetached();
    }
    return known;
  }

  private static UeSecurityCapability capability(
      TrackingAreaUpdateRequest request, UeContext known) {
    return request
        .ueNetworkCapability()
        .map(told -> UeSecurityCapability.of(told, request.msNetworkCapability()))
        .or(known::securityCapability)
        .orElseThrow(UpdatingUe::unknown);
  }

  /// What a UE says it had sent, TS 24.301 §5.4.3.4.
  private static TrackingAreaUpdateRequest original(Octets replayed) {
    return switch (Nas.decode(replayed, Direction.UPLINK)) {
      case Decoded.Accepted<NasMessage>(TrackingAreaUpdateRequest request, var _) -> request;
      case Decoded<NasMessage> _ -> throw new Refused(INVALID_MANDATORY_INFORMATION);
    };
  }

  private static Refused unknown() {
    return new Refused(UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK);
  }
}
