package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.DRX_PARAMETER;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_BEARER_CONTEXT_STATUS;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_MOBILE_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_UPDATE_TYPE;
import static io.telcomesh.nas.eps.ie.EmmElements.GUTI_TYPE;
import static io.telcomesh.nas.eps.ie.EmmElements.MS_NETWORK_CAPABILITY;
import static io.telcomesh.nas.eps.ie.EmmElements.NAS_KEY_SET_IDENTIFIER;
import static io.telcomesh.nas.eps.ie.EmmElements.TRACKING_AREA_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_ADDITIONAL_SECURITY_CAPABILITY;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_NETWORK_CAPABILITY;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_RADIO_CAPABILITY_INFORMATION_UPDATE_NEEDED;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.DrxParameter;
import io.telcomesh.nas.eps.ie.EpsBearerContextStatus;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsUpdateType;
import io.telcomesh.nas.eps.ie.MsNetworkCapability;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.UeAdditionalSecurityCapability;
import io.telcomesh.nas.eps.ie.UeNetworkCapability;
import java.util.Optional;

/// TRACKING AREA UPDATE REQUEST, UE to network, TS 24.301 §8.2.29.
public record TrackingAreaUpdateRequest(
    EpsUpdateType updateType,
    NasKeySetIdentifier keySetIdentifier,
    EpsMobileIdentity oldGuti,
    Optional<NasKeySetIdentifier> nonCurrentKeySetIdentifier,
    Optional<EpsMobileIdentity> additionalGuti,
    Optional<UeNetworkCapability> ueNetworkCapability,
    Optional<Tai> lastVisitedTai,
    Optional<DrxParameter> drxParameter,
    Optional<Boolean> radioCapabilityUpdateNeeded,
    Optional<EpsBearerContextStatus> bearerContextStatus,
    Optional<MsNetworkCapability> msNetworkCapability,
    Optional<Boolean> oldGutiMapped,
    Optional<UeAdditionalSecurityCapability> ueAdditionalSecurityCapability,
    OtherIes others)
    implements EmmMessage {
  public static final NasCodec<TrackingAreaUpdateRequest> CODEC =
      emm(0x48, TrackingAreaUpdateRequest.class, "Tracking area update request", UPLINK)
          .mandatory(EPS_UPDATE_TYPE, HALF, TrackingAreaUpdateRequest::updateType)
          .mandatory(NAS_KEY_SET_IDENTIFIER, HALF, TrackingAreaUpdateRequest::keySetIdentifier)
          .mandatory(EPS_MOBILE_IDENTITY, LV, TrackingAreaUpdateRequest::oldGuti)
          .optional(
              0xB0,
              NAS_KEY_SET_IDENTIFIER,
              tv(1),
              TrackingAreaUpdateRequest::nonCurrentKeySetIdentifier)
          .optional(0x50, EPS_MOBILE_IDENTITY, TLV, TrackingAreaUpdateRequest::additionalGuti)
          .optional(
              0x58, UE_NETWORK_CAPABILITY, TLV, TrackingAreaUpdateRequest::ueNetworkCapability)
          .optional(0x52, TRACKING_AREA_IDENTITY, tv(6), TrackingAreaUpdateRequest::lastVisitedTai)
          .optional(0x5C, DRX_PARAMETER, tv(3), TrackingAreaUpdateRequest::drxParameter)
          .optional(
              0xA0,
              UE_RADIO_CAPABILITY_INFORMATION_UPDATE_NEEDED,
              tv(1),
              TrackingAreaUpdateRequest::radioCapabilityUpdateNeeded)
          .optional(
              0x57, EPS_BEARER_CONTEXT_STATUS, TLV, TrackingAreaUpdateRequest::bearerContextStatus)
          .optional(
              0x31, MS_NETWORK_CAPABILITY, TLV, TrackingAreaUpdateRequest::msNetworkCapability)
          .optional(0xE0, GUTI_TYPE, tv(1), TrackingAreaUpdateRequest::oldGutiMapped)
          .optional(
              0x6F,
              UE_ADDITIONAL_SECURITY_CAPABILITY,
              TLV,
              TrackingAreaUpdateRequest::ueAdditionalSecurityCapability)
          .others(TrackingAreaUpdateRequest::others)
          .build();

  /// With nothing optional.
  public static TrackingAreaUpdateRequest of(
      EpsUpdateType updateType, NasKeySetIdentifier keySetIdentifier, EpsMobileIdentity oldGuti) {
    return new TrackingAreaUpdateRequest(
        updateType,
        keySetIdentifier,
        oldGuti,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
