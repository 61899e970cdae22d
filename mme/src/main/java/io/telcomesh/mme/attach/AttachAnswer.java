package io.telcomesh.mme.attach;

import static io.telcomesh.identifiers.EpsBearerIdentity.FIRST;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextAccept;
import io.telcomesh.nas.eps.ActivateDefaultEpsBearerContextRequest;
import io.telcomesh.nas.eps.AttachAccept;
import io.telcomesh.nas.eps.AttachComplete;
import io.telcomesh.nas.eps.AttachRequest;
import io.telcomesh.nas.eps.EmmInformation;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.ApnAggregateMaximumBitRate;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsAttachResult;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsQualityOfService;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.NetworkName;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.nas.eps.ie.TimeZone;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import io.telcomesh.nas.eps.ie.UniversalTime;
import io.telcomesh.procedures.Refused;
import io.telcomesh.s1ap.ERabLevelQosParameters;
import io.telcomesh.s1ap.ERabToBeSetup;
import io.telcomesh.s1ap.InitialContextSetupRequest;
import io.telcomesh.s1ap.SecurityKey;
import io.telcomesh.s1ap.TransportLayerAddress;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import io.telcomesh.s1ap.UeSecurityCapabilities;
import io.telcomesh.security.Direction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What an attach that succeeds is answered with, to the UE and to the eNodeB.
final class AttachAnswer {
  private final UePorts mme;
  private final AttachRequest request;
  private final PdnRequest pdn;
  private final SubscribedApn apn;
  private final DefaultBearer bearer;

  AttachAnswer(
      UePorts mme, AttachRequest request, PdnRequest pdn, SubscribedApn apn, DefaultBearer bearer) {
    this.mme = mme;
    this.request = request;
    this.pdn = pdn;
    this.apn = apn;
    this.bearer = bearer;
  }

  /// TS 24.301 §5.5.1.2.4. T3412 is deactivated as long as there is no tracking area update. Of a
  /// combined attach only the EPS part succeeds: #18, there is no CS domain (§5.5.1.3.4.3).
  AttachAccept attachAccept() {
    var plain =
        AttachAccept.of(
            EpsAttachResult.EPS_ONLY,
            GprsTimer.DEACTIVATED,
            TrackingAreaIdentityList.of(mme.settings().trackingAreas()),
            Nas.encode(activateDefaultBearer()));
    boolean combined = request.attachType() == EpsAttachType.COMBINED;
    return new AttachAccept(
        plain.attachResult(),
        plain.t3412(),
        plain.taiList(),
        plain.esmMessage(),
        mme.ue().guti().map(EpsMobileIdentity::of),
        combined ? Optional.of(EmmCause.CS_DOMAIN_NOT_AVAILABLE) : Optional.empty(),
        plain.t3402(),
        plain.equivalentPlmns(),
        plain.networkFeatureSupport(),
        plain.others());
  }

  /// TS 36.413 §8.3.1, with the attach accept for the UE.
  InitialContextSetupRequest initialContextSetup(S1Connection s1, AttachAccept accept) {
    var capability = request.ueNetworkCapability().octets();
    return new InitialContextSetupRequest(
        s1.mmeUeS1apId(),
        s1.enbUeS1apId(),
        UeAggregateMaximumBitRate.of(ueAmbr()),
        List.of(
            new ERabToBeSetup(
                FIRST,
                ERabLevelQosParameters.of(apn.qci(), apn.priority()),
                TransportLayerAddress.of(bearer.connection().sgwUser().address()),
                bearer.connection().sgwUser().teid().value(),
                Optional.of(mme.nas().protect(accept)))),
        UeSecurityCapabilities.of(withoutNull(capability.at(0)), withoutNull(capability.at(1))),
        new SecurityKey(mme.ue().kenb().orElseThrow().octets()),
        mme.ue().radioCapability(),
        OtherIes.NONE);
  }

  /// @throws Refused when the UE did not take the default bearer, TS 24.301 §6.4.1.4
  static void checkBearerAccepted(AttachComplete complete) {
    var esm = Nas.decode(complete.esmMessage(), Direction.UPLINK);
    boolean accepted =
        esm instanceof Decoded.Accepted<NasMessage>(ActivateDefaultEpsBearerContextAccept _, var _);
    if (!accepted) {
      throw new Refused(complete);
    }
  }

  /// TS 24.301 §5.4.5.
  EmmInformation emmInformation(Instant now) {
    var names = mme.settings().networkName();
    var zone = TimeZone.of(ZoneOffset.UTC);
    return new EmmInformation(
        Optional.of(NetworkName.of(names.full())),
        Optional.of(NetworkName.of(names.brief())),
        Optional.of(zone),
        Optional.of(new UniversalTime(now.atOffset(ZoneOffset.UTC).toLocalDateTime(), zone)),
        Optional.empty());
  }

  /// TS 24.301 §6.4.1.2.
  private ActivateDefaultEpsBearerContextRequest activateDefaultBearer() {
    var ambr = bearer.session().apnAmbr().orElse(apn.ambr());
    var plain =
        ActivateDefaultEpsBearerContextRequest.of(
            FIRST, pdn.transaction(), EpsQualityOfService.of(apn.qci()), apn.apn(), pdnAddress());
    return new ActivateDefaultEpsBearerContextRequest(
        plain.epsBearerIdentity(),
        plain.procedureTransactionIdentity(),
        plain.qualityOfService(),
        plain.apn(),
        plain.pdnAddress(),
        Optional.of(ApnAggregateMaximumBitRate.of(ambr)),
        narrowed(),
        bearer.session().protocolConfigurationOptions(),
        plain.extendedApnAmbr(),
        plain.others());
  }

  private PdnAddress pdnAddress() {
    var given = allocation();
    var identifier = // the low 64 bits
        given.ipv6().map(prefix -> Octets.copyOf(prefix.address().getAddress()).from(8));
    return switch (given.type()) {
      case IPV4 -> new PdnAddress.Ipv4(given.ipv4().orElseThrow());
      case IPV6 -> new PdnAddress.Ipv6(identifier.orElseThrow());
      case IPV4V6 -> new PdnAddress.Ipv4v6(identifier.orElseThrow(), given.ipv4().orElseThrow());
      case NON_IP -> new PdnAddress.NonIp();
    };
  }

  private PdnAddressAllocation allocation() {
    return bearer.session().pdnAddressAllocation().orElseThrow(() -> new Refused(bearer.session()));
  }

  /// The PGW may narrow the type once more.
  private Optional<EsmCause> narrowed() {
    if (allocation().type() == apn.type()) {
      return apn.narrowed();
    }
    return switch (allocation().type()) {
      case IPV4 -> Optional.of(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
      case IPV6 -> Optional.of(EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED);
      case IPV4V6, NON_IP -> Optional.empty();
    };
  }

  /// TS 23.401 §4.7.3: not more than the subscription allows, nor than its APNs together have.
  private AggregateMaximumBitRate ueAmbr() {
    var ofApn = bearer.session().apnAmbr().orElse(apn.ambr());
    var subscribed =
        mme.ue().subscription().flatMap(each -> each.ambr()).map(Ambr::rate).orElse(ofApn);
    return new AggregateMaximumBitRate(
        subscribed.uplink().compareTo(ofApn.uplink()) < 0 ? subscribed.uplink() : ofApn.uplink(),
        subscribed.downlink().compareTo(ofApn.downlink()) < 0
            ? subscribed.downlink()
            : ofApn.downlink());
  }

  /// S1AP has no bit for the null algorithms: the bits of NAS from the second on, in 16 bits.
  private static int withoutNull(int nasBits) {
    return nasBits << 9 & 0xffff;
  }
}
