package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.NasFormat.LV_E;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.EsmMessageContainer.ESM_MESSAGE_CONTAINER;
import static io.telcomesh.nas.eps.ie.EmmElements.DRX_PARAMETER;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_ATTACH_TYPE;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_MOBILE_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.GUTI_TYPE;
import static io.telcomesh.nas.eps.ie.EmmElements.MS_NETWORK_CAPABILITY;
import static io.telcomesh.nas.eps.ie.EmmElements.NAS_KEY_SET_IDENTIFIER;
import static io.telcomesh.nas.eps.ie.EmmElements.TRACKING_AREA_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_ADDITIONAL_SECURITY_CAPABILITY;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_NETWORK_CAPABILITY;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.DrxParameter;
import io.telcomesh.nas.eps.ie.EpsAttachType;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.MsNetworkCapability;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.UeAdditionalSecurityCapability;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import java.util.Optional;

/// ATTACH REQUEST, UE to network, TS 24.301 §8.2.4.
///
/// @param identity IMSI, IMEI or the old GUTI
/// @param esmMessage the PDN Connectivity Request
/// @param additionalGuti where `identity` is a GUTI made from identities of UTRAN or GERAN
public record AttachRequest(
    EpsAttachType attachType,
    NasKeySetIdentifier keySetIdentifier,
    EpsMobileIdentity identity,
    UeNetworkCapability ueNetworkCapability,
    Octets esmMessage,
    Optional<EpsMobileIdentity> additionalGuti,
    Optional<Tai> lastVisitedTai,
    Optional<DrxParameter> drxParameter,
    Optional<MsNetworkCapability> msNetworkCapability,
    Optional<Boolean> oldGutiMapped,
    Optional<UeAdditionalSecurityCapability> ueAdditionalSecurityCapability,
    OtherIes others)
    implements EmmMessage {
  public static final NasCodec<AttachRequest> CODEC =
      emm(0x41, AttachRequest.class, "Attach request", UPLINK)
          .mandatory(EPS_ATTACH_TYPE, HALF, AttachRequest::attachType)
          .mandatory(NAS_KEY_SET_IDENTIFIER, HALF, AttachRequest::keySetIdentifier)
          .mandatory(EPS_MOBILE_IDENTITY, LV, AttachRequest::identity)
          .mandatory(UE_NETWORK_CAPABILITY, LV, AttachRequest::ueNetworkCapability)
          .mandatory(ESM_MESSAGE_CONTAINER, LV_E, AttachRequest::esmMessage)
          .optional(0x50, EPS_MOBILE_IDENTITY, TLV, AttachRequest::additionalGuti)
          .optional(0x52, TRACKING_AREA_IDENTITY, tv(6), AttachRequest::lastVisitedTai)
          .optional(0x5C, DRX_PARAMETER, tv(3), AttachRequest::drxParameter)
          .optional(0x31, MS_NETWORK_CAPABILITY, TLV, AttachRequest::msNetworkCapability)
          .optional(0xE0, GUTI_TYPE, tv(1), AttachRequest::oldGutiMapped)
          .optional(
              0x6F,
              UE_ADDITIONAL_SECURITY_CAPABILITY,
              TLV,
              AttachRequest::ueAdditionalSecurityCapability)
          .others(AttachRequest::others)
          .build();

  /// With nothing optional.
  public static AttachRequest of(
      EpsAttachType attachType,
      NasKeySetIdentifier keySetIdentifier,
      EpsMobileIdentity identity,
      UeNetworkCapability ueNetworkCapability,
      Octets esmMessage) {
    return new AttachRequest(
        attachType,
        keySetIdentifier,
        identity,
        ueNetworkCapability,
        esmMessage,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
