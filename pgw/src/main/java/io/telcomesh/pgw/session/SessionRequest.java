package io.telcomesh.pgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.CONDITIONAL_IE_MISSING;
import static io.telcomesh.gtp.gtpc.CauseValue.MANDATORY_IE_INCORRECT;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionRequest;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.IeTag;
import io.telcomesh.gtp.gtpc.IndicationFlag;
import io.telcomesh.gtp.gtpc.InformationElements;
import io.telcomesh.gtp.gtpc.InterfaceType;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.procedures.Refused;
import java.net.Inet4Address;
import java.util.Optional;

/// What a Create Session Request must hold on S5/S8, of what the table leaves to conditions: TS
/// 29.274 Table 7.2.1-1.
///
/// @param dualAddressBearers whether one bearer may have both an IPv4 and an IPv6 address
/// @param subscribedAddress where the subscription has one; all zero asks for any
/// @param subscribedPrefix likewise
record SessionRequest(
    Imsi imsi,
    PdnType pdnType,
    boolean dualAddressBearers,
    Optional<Inet4Address> subscribedAddress,
    Optional<UePrefix> subscribedPrefix,
    EpsBearerIdentity linkedBearer,
    FTeid sgwUser) {
  /// @throws Refused with the cause that names the missing or incorrect IE
  static SessionRequest of(CreateSessionRequest request) {
    if (request.sender().interfaceType() != InterfaceType.S5_S8_SGW_GTPC) {
      throw refused(MANDATORY_IE_INCORRECT, InformationElements.F_TEID.type(), 0);
    }
    var bearer = request.bearerContextsToBeCreated().getFirst();
    return new SessionRequest(
        request.imsi().orElseThrow(() -> missing(InformationElements.IMSI.type(), 0)),
        request
            .pdnAddressAllocation()
            .map(PdnAddressAllocation::type)
            .or(request::pdnType)
            .orElseThrow(() -> missing(InformationElements.PDN_ADDRESS_ALLOCATION.type(), 0)),
        request.indication().filter(flags -> flags.has(IndicationFlag.DAF)).isPresent(),
        request
            .pdnAddressAllocation()
            .flatMap(PdnAddressAllocation::ipv4)
            .filter(address -> !address.isAnyLocalAddress()),
        request
            .pdnAddressAllocation()
            .flatMap(PdnAddressAllocation::ipv6)
            .map(prefix -> UePrefix.of(prefix.address()))
            .filter(prefix -> prefix.bits() != 0),
        bearer.epsBearerIdentity(),
        bearer.s5s8uSgw().orElseThrow(() -> missing(InformationElements.F_TEID.type(), 2)));
  }

  private static Refused missing(int type, int instance) {
    return refused(CONDITIONAL_IE_MISSING, type, instance);
  }

  private static Refused refused(CauseValue cause, int type, int instance) {
    return new Refused(Cause.of(cause, new IeTag(type, instance)));
  }
}
