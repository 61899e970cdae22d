package io.telcomesh.mme.attach;

import static io.telcomesh.mme.MmeTimers.T3489;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.emmcommon.AccessRestriction;
import io.telcomesh.mme.emmcommon.OperatorDeterminedBarring;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.EsmInformationResponse;
import io.telcomesh.nas.eps.EsmMessage;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Expired;
import io.telcomesh.security.Direction;
import java.util.Optional;

/// The PDN connection that a UE wants with its attach, TS 24.301 §6.5.1.
///
/// @param informationTransfer the UE keeps its APN and options back until they are ciphered
record PdnRequest(
    ProcedureTransactionIdentity transaction,
    PdnType type,
    boolean informationTransfer,
    Optional<Apn> apn,
    Optional<ProtocolConfigurationOptions> options) {
  /// Before it is known what the UE wants.
  static final PdnRequest UNREAD =
      new PdnRequest(
          ProcedureTransactionIdentity.NONE,
          PdnType.IPV4,
          false,
          Optional.empty(),
          Optional.empty());

  /// @throws io.telcomesh.procedures.Refused when the attach carries no PDN Connectivity Request
  static PdnRequest of(AttachRequest attach) {
    return switch (Nas.decode(attach.esmMessage(), Direction.UPLINK)) {
      case Decoded.Accepted<NasMessage>(PdnConnectivityRequest wanted, var _) ->
          new PdnRequest(
              wanted.procedureTransactionIdentity(),
              wanted.pdnType(),
              wanted.informationTransfer().orElse(false),
              wanted.apn(),
              wanted.options());
      case Decoded.Accepted<NasMessage> _ ->
          throw AttachRefusal.because(EsmCause.MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE);
      case Decoded.Rejected<NasMessage> _ ->
          throw AttachRefusal.because(EsmCause.INVALID_MANDATORY_INFORMATION);
    };
  }

  /// What a UE says it had sent, TS 24.301 §5.4.3.4.
  static AttachRequest attachRequest(Octets original) {
    return switch (Nas.decode(original, Direction.UPLINK)) {
      case Decoded.Accepted<NasMessage>(AttachRequest attach, var _) -> attach;
      case Decoded<NasMessage> _ ->
          throw AttachRefusal.because(EmmCause.INVALID_MANDATORY_INFORMATION);
    };
  }

  /// ESM information request, TS 24.301 §6.6.1.2, where the UE wants to be asked.
  PdnRequest withEsmInformation(UePorts mme) {
    if (!informationTransfer) {
      return this;
    }
    var request = new EsmInformationRequest(EpsBearerIdentity.NONE, transaction);
    try {
      return switch (mme.nas().ask(request, T3489, EsmMessage.class, this::answersInformation)) {
        case EsmInformationResponse response ->
            new PdnRequest(transaction, type, false, response.apn(), response.options());
        case EsmMessage _ -> // §6.7
            throw AttachRefusal.because(EsmCause.ESM_INFORMATION_NOT_RECEIVED);
      };
    } catch (Expired _) { // §6.6.1.2.6 a
      throw AttachRefusal.because(EsmCause.ESM_INFORMATION_NOT_RECEIVED);
    }
  }

  private boolean answersInformation(EsmMessage message) {
    return (message instanceof EsmInformationResponse || message instanceof EsmStatus)
        && message.procedureTransactionIdentity().equals(transaction);
  }

  /// The APN that the UE gets: what it asked for, or the default one.
  ///
  /// @throws io.telcomesh.procedures.Refused when the subscription does not allow it
  SubscribedApn subscribedApn(SubscriptionData subscription) {
    if (OperatorDeterminedBarring.bars(subscription)) {
      throw AttachRefusal.because(EsmCause.OPERATOR_DETERMINED_BARRING);
    }
    if (AccessRestriction.forbidsEutran(subscription)) {
      throw AttachRefusal.because(EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA);
    }
    var profile =
        subscription
            .apnConfigurationProfile()
            .orElseThrow(
                () -> AttachRefusal.because(EsmCause.REQUESTED_SERVICE_OPTION_NOT_SUBSCRIBED));
    var wanted = apn.map(Apn::networkIdentifier);
    var configuration =
        wanted
            .flatMap(profile::apn)
            .or(() -> wanted.isPresent() ? Optional.empty() : profile.defaultApn())
            .orElseThrow(() -> AttachRefusal.because(EsmCause.MISSING_OR_UNKNOWN_APN));
    return new SubscribedApn(name(wanted, configuration), configuration, type);
  }

  /// The Attach Reject, with a PDN Connectivity Reject where session management refuses.
  AttachReject reject(AttachRefusal refusal) {
    var esm =
        refusal
            .esm()
            .map(cause -> PdnConnectivityReject.of(EpsBearerIdentity.NONE, transaction, cause))
            .map(Nas::encode);
    var plain = AttachReject.of(refusal.emm());
    return new AttachReject(plain.cause(), esm, plain.t3346(), plain.t3402(), plain.others());
  }

  private static Apn name(Optional<Apn> wanted, ApnConfiguration configuration) {
    var subscribed = configuration.serviceSelection();
    if (!subscribed.equals(S6aAvps.WILD_CARD)) {
      return new Apn(subscribed);
    }
    return wanted.orElseThrow(() -> AttachRefusal.because(EsmCause.MISSING_OR_UNKNOWN_APN));
  }
}
