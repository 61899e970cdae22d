package io.telcomesh.mme.esm;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.ApnRestriction;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.BearerContextToBeCreated;
import io.telcomesh.gtp.gtpc.BearerQos;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.ChargingCharacteristics;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.Indication;
import io.telcomesh.gtp.gtpc.IndicationFlag;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.MobileEquipmentIdentity;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.gtp.gtpc.RatType;
import io.telcomesh.gtp.gtpc.SelectionMode;
import io.telcomesh.gtp.gtpc.UserLocation;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.EsmMessage;
import io.telcomesh.nas.eps.ie.ApnAggregateMaximumBitRate;
import io.telcomesh.nas.eps.ie.EpsQualityOfService;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.procedures.Refused;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;

/// The default bearer of a PDN connection, TS 24.301 §6.4.1, as a SGW has created it (TS 29.274
/// §7.2.1).
///
/// @param session as the SGW answered
public record DefaultBearer(
    PdnRequest pdn, SubscribedApn apn, PdnConnection connection, CreateSessionResponse session) {
  private static final Inet4Address ANY_PGW = Inet4Address.ofLiteral("0.0.0.0");

  /// Has a SGW create it: the one that has the UE's other PDN connections, if there are some.
  ///
  /// @throws Refused by the SGW, or when it has created too little
  public static DefaultBearer create(UePorts mme, PdnRequest pdn, SubscribedApn apn) {
    var identity =
        mme.ue()
            .freeBearer()
            .orElseThrow(() -> new Refused(EsmCause.MAXIMUM_NUMBER_OF_EPS_BEARERS_REACHED));
    var beside = mme.ue().pdnConnections().stream().findFirst();
    var session =
        beside.isPresent()
            ? mme.sgw()
                .createBeside(
                    beside.get(),
                    createSession(mme, mme.sgw().senderTo(beside.get()), identity, pdn, apn))
            : create(mme, identity, pdn, apn);
    var control =
        session
            .sender()
            .or(() -> beside.map(PdnConnection::sgwControl))
            .orElseThrow(() -> new Refused(session));
    return new DefaultBearer(pdn, apn, connection(identity, apn, control, session), session);
  }

  private static CreateSessionResponse create(
      UePorts mme, EpsBearerIdentity identity, PdnRequest pdn, SubscribedApn apn) {
    var sgw = mme.sgw().select();
    return mme.sgw().create(sgw, createSession(mme, mme.sgw().sender(sgw), identity, pdn, apn));
  }

  /// TS 24.301 §6.4.1.2.
  public ActivateDefaultEpsBearerContextRequest activate() {
    var plain =
        ActivateDefaultEpsBearerContextRequest.of(
            connection.defaultBearer(),
            pdn.transaction(),
            EpsQualityOfService.of(apn.qci()),
            apn.apn(),
            pdnAddress());
    return new ActivateDefaultEpsBearerContextRequest(
        plain.epsBearerIdentity(),
        plain.procedureTransactionIdentity(),
        plain.qualityOfService(),
        plain.apn(),
        plain.pdnAddress(),
        Optional.of(ApnAggregateMaximumBitRate.of(connection.ambr())),
        narrowed(),
        session.protocolConfigurationOptions(),
        plain.extendedApnAmbr(),
        plain.others());
  }

  /// Whether the UE's answer is about this bearer.
  public boolean isAnsweredBy(EsmMessage answer) {
    return answer.epsBearerIdentity().equals(connection.defaultBearer());
  }

  private PdnAddress pdnAddress() {
    var given = allocation(session);
    var identifier = // the low 64 bits
        given.ipv6().map(prefix -> Octets.copyOf(prefix.address().getAddress()).from(8));
    return switch (given.type()) {
      case IPV4 -> new PdnAddress.Ipv4(given.ipv4().orElseThrow());
      case IPV6 -> new PdnAddress.Ipv6(identifier.orElseThrow());
      case IPV4V6 -> new PdnAddress.Ipv4v6(identifier.orElseThrow(), given.ipv4().orElseThrow());
      case NON_IP -> new PdnAddress.NonIp();
    };
  }

  /// The PGW may narrow the type once more, TS 24.301 §6.5.1.3.
  private Optional<EsmCause> narrowed() {
    if (connection.type() == apn.type()) {
      return apn.narrowed();
    }
    if (session.cause().is(CauseValue.NEW_PDN_TYPE_DUE_TO_SINGLE_ADDRESS_BEARER_ONLY)) {
      return Optional.of(EsmCause.SINGLE_ADDRESS_BEARERS_ONLY_ALLOWED);
    }
    return switch (connection.type()) {
      case IPV4 -> Optional.of(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
      case IPV6 -> Optional.of(EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED);
      case IPV4V6, NON_IP -> Optional.empty();
    };
  }

  private static CreateSessionRequest createSession(
      UePorts mme, FTeid sender, EpsBearerIdentity identity, PdnRequest pdn, SubscribedApn apn) {
    var ue = mme.ue();
    var settings = mme.settings();
    // 0.0.0.0 asks the SGW to choose among its own wires
    var pgw = settings.gateways().getOrDefault(apn.apn(), ANY_PGW);
    return new CreateSessionRequest(
        ue.imsi(),
        ue.subscription().flatMap(subscription -> subscription.msisdn()),
        ue.imeisv().map(MobileEquipmentIdentity::of),
        ue.location().map(seen -> UserLocation.of(seen.tai(), seen.cell())),
        Optional.of(settings.plmn()),
        RatType.EUTRAN,
        dualAddressBearers(apn.type()),
        sender,
        Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPC, Teid.NONE, pgw)),
        apn.apn(),
        Optional.of(SelectionMode.SUBSCRIPTION_VERIFIED),
        Optional.of(apn.type()),
        Optional.of(apn.addresses()),
        Optional.of(ApnRestriction.NONE),
        Optional.of(apn.ambr()),
        pdn.options(),
        List.of(
            new BearerContextToBeCreated(
                identity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                BearerQos.nonGuaranteed(apn.priority(), apn.qci()),
                OtherIes.NONE)),
        Optional.empty(),
        Optional.empty(),
        Optional.<ChargingCharacteristics>empty(),
        OtherIes.NONE);
  }

  /// Every node that the UE could go to lets a bearer have both addresses: TS 29.274 Table 7.2.1-1.
  private static Optional<Indication> dualAddressBearers(PdnType type) {
    return type == PdnType.IPV4V6
        ? Optional.of(Indication.of(IndicationFlag.DAF))
        : Optional.empty();
  }

  private static PdnConnection connection(
      EpsBearerIdentity identity, SubscribedApn apn, FTeid control, CreateSessionResponse created) {
    return new PdnConnection(
        apn.apn(),
        identity,
        allocation(created).type(),
        apn.qci(),
        apn.priority(),
        created.apnAmbr().orElse(apn.ambr()),
        control,
        created.bearerContextsCreated().stream()
            .filter(bearer -> bearer.epsBearerIdentity().equals(identity))
            .map(BearerContextCreated::s1uSgw)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new Refused(created)),
        created.pgw());
  }

  private static PdnAddressAllocation allocation(CreateSessionResponse created) {
    return created.pdnAddressAllocation().orElseThrow(() -> new Refused(created));
  }
}
