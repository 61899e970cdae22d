package io.telcomesh.mme.esm;

import static io.telcomesh.mme.MmeTimers.T3489;

import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.emmcommon.OperatorDeterminedBarring;
import io.telcomesh.nas.eps.EsmInformationRequest;
import io.telcomesh.nas.eps.EsmInformationResponse;
import io.telcomesh.nas.eps.EsmMessage;
import io.telcomesh.nas.eps.EsmStatus;
import io.telcomesh.nas.eps.PdnConnectivityReject;
import io.telcomesh.nas.eps.PdnConnectivityRequest;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import java.util.Optional;

/// The PDN connection that a UE wants, TS 24.301 §6.5.1.
///
/// @param informationTransfer the UE keeps its APN and options back until they are ciphered
public record PdnRequest(
    ProcedureTransactionIdentity transaction,
    PdnType type,
    boolean informationTransfer,
    Optional<Apn> apn,
    Optional<ProtocolConfigurationOptions> options) {
  /// Before it is known what the UE wants.
  public static final PdnRequest UNREAD =
      new PdnRequest(
          ProcedureTransactionIdentity.NONE,
          PdnType.IPV4,
          false,
          Optional.empty(),
          Optional.empty());

  public static PdnRequest of(PdnConnectivityRequest wanted) {
    return new PdnRequest(
        wanted.procedureTransactionIdentity(),
        wanted.pdnType(),
        wanted.informationTransfer().orElse(false),
        wanted.apn(),
        wanted.options());
  }

  /// ESM information request, TS 24.301 §6.6.1.2, where the UE wants to be asked.
  ///
  /// @throws Refused when it does not tell
  public PdnRequest withEsmInformation(UePorts mme) {
    if (!informationTransfer) {
      return this;
    }
    var request = new EsmInformationRequest(EpsBearerIdentity.NONE, transaction);
    try {
      return switch (mme.nas().ask(request, T3489, EsmMessage.class, this::answersInformation)) {
        case EsmInformationResponse response ->
            new PdnRequest(transaction, type, false, response.apn(), response.options());
        case EsmMessage _ -> throw new Refused(EsmCause.ESM_INFORMATION_NOT_RECEIVED); // §6.7
      };
    } catch (Expired _) { // §6.6.1.2.6 a
      throw new Refused(EsmCause.ESM_INFORMATION_NOT_RECEIVED);
    }
  }

  private boolean answersInformation(EsmMessage message) {
    return (message instanceof EsmInformationResponse || message instanceof EsmStatus)
        && message.procedureTransactionIdentity().equals(transaction);
  }

  /// The APN that the UE gets: what it asked for, or the default one.
  ///
  /// @throws Refused with an ESM cause when the subscription does not allow it
  public SubscribedApn subscribedApn(SubscriptionData subscription) {
    if (OperatorDeterminedBarring.bars(subscription)) {
      throw new Refused(EsmCause.OPERATOR_DETERMINED_BARRING);
    }
    var profile =
        subscription
            .apnConfigurationProfile()
            .orElseThrow(() -> new Refused(EsmCause.REQUESTED_SERVICE_OPTION_NOT_SUBSCRIBED));
    var wanted = apn.map(Apn::networkIdentifier);
    var configuration =
        wanted
            .flatMap(profile::apn)
            .or(() -> wanted.isPresent() ? Optional.empty() : profile.defaultApn())
            .orElseThrow(() -> new Refused(EsmCause.MISSING_OR_UNKNOWN_APN));
    return new SubscribedApn(name(wanted, configuration), configuration, type);
  }

  /// TS 24.301 §6.5.1.4.
  public PdnConnectivityReject reject(EsmCause cause) {
    return PdnConnectivityReject.of(EpsBearerIdentity.NONE, transaction, cause);
  }

  private static Apn name(Optional<Apn> wanted, ApnConfiguration configuration) {
    var subscribed = configuration.serviceSelection();
    if (!subscribed.equals(S6aAvps.WILD_CARD)) {
      return new Apn(subscribed);
    }
    return wanted.orElseThrow(() -> new Refused(EsmCause.MISSING_OR_UNKNOWN_APN));
  }
}
