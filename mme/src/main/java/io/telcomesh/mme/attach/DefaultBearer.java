package io.telcomesh.mme.attach;

import static io.telcomesh.identifiers.EpsBearerIdentity.FIRST;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.ApnRestriction;
import io.telcomesh.gtp.gtpc.BearerContextCreated;
import io.telcomesh.gtp.gtpc.BearerContextToBeCreated;
import io.telcomesh.gtp.gtpc.BearerQos;
import io.telcomesh.gtp.gtpc.ChargingCharacteristics;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.MobileEquipmentIdentity;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.gtp.gtpc.RatType;
import io.telcomesh.gtp.gtpc.SelectionMode;
import io.telcomesh.gtp.gtpc.UserLocation;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.mme.PdnConnection;
import io.telcomesh.mme.UePorts;
import io.telcomesh.procedures.Refused;
import io.telcomesh.referencepoints.Wire;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// The default bearer of a PDN connection on S11: TS 29.274 §7.2.1.
///
/// @param session as the SGW answered
record DefaultBearer(PdnConnection connection, CreateSessionResponse session) {
  private static final Inet4Address NO_IPV4 = (Inet4Address) InetAddress.ofLiteral("0.0.0.0");
  private static final Inet6Address NO_IPV6 = (Inet6Address) InetAddress.ofLiteral("::");

  /// Has a SGW create it.
  ///
  /// @throws Refused by the SGW, or when it has created too little
  static DefaultBearer create(UePorts mme, PdnRequest pdn, SubscribedApn apn) {
    var sgw = mme.sgw().select();
    var session = mme.sgw().create(sgw, createSession(mme, sgw, pdn, apn));
    return new DefaultBearer(connection(apn, session), session);
  }

  private static CreateSessionRequest createSession(
      UePorts mme, Wire sgw, PdnRequest pdn, SubscribedApn apn) {
    var ue = mme.ue();
    var settings = mme.settings();
    // 0.0.0.0 asks the SGW to choose among its own wires
    var pgw = settings.gateways().getOrDefault(apn.apn(), NO_IPV4);
    return new CreateSessionRequest(
        ue.imsi(),
        ue.subscription().flatMap(subscription -> subscription.msisdn()),
        ue.imeisv().map(MobileEquipmentIdentity::of),
        ue.location().map(seen -> UserLocation.of(seen.tai(), seen.cell())),
        Optional.of(settings.plmn()),
        RatType.EUTRAN,
        Optional.empty(),
        mme.sgw().sender(sgw),
        Optional.of(FTeid.of(InterfaceType.S5_S8_PGW_GTPC, Teid.NONE, pgw)),
        apn.apn(),
        Optional.of(SelectionMode.SUBSCRIPTION_VERIFIED),
        Optional.of(apn.type()),
        Optional.of(anyAddress(apn.type())),
        Optional.of(ApnRestriction.NONE),
        Optional.of(apn.ambr()),
        pdn.options(),
        List.of(
            new BearerContextToBeCreated(
                FIRST,
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

  private static PdnConnection connection(SubscribedApn apn, CreateSessionResponse created) {
    var control = created.sender().orElseThrow(() -> new Refused(created));
    return new PdnConnection(
        apn.apn(),
        FIRST,
        apn.qci(),
        apn.priority(),
        created.apnAmbr().orElse(apn.ambr()),
        control,
        created.bearerContextsCreated().stream()
            .filter(bearer -> bearer.epsBearerIdentity().equals(FIRST))
            .map(BearerContextCreated::s1uSgw)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow(() -> new Refused(created)),
        created.pgw());
  }

  /// All zero: the PGW chooses (TS 29.274 §8.14).
  private static PdnAddressAllocation anyAddress(PdnType type) {
    boolean ipv4 = type == PdnType.IPV4 || type == PdnType.IPV4V6;
    boolean ipv6 = type == PdnType.IPV6 || type == PdnType.IPV4V6;
    return new PdnAddressAllocation(
        type,
        ipv4 ? Optional.of(NO_IPV4) : Optional.empty(),
        ipv6 ? Optional.of(new PdnAddressAllocation.Prefix(0, NO_IPV6)) : Optional.empty());
  }
}
