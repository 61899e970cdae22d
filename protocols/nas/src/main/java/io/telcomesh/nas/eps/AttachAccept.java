package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.NasFormat.LV_E;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.EsmMessageContainer.ESM_MESSAGE_CONTAINER;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_ATTACH_RESULT;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_MOBILE_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_NETWORK_FEATURE_SUPPORT;
import static io.telcomesh.nas.eps.ie.EmmElements.GPRS_TIMER;
import static io.telcomesh.nas.eps.ie.EmmElements.PLMN_LIST;
import static io.telcomesh.nas.eps.ie.EmmElements.TRACKING_AREA_IDENTITY_LIST;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsAttachResult;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsNetworkFeatureSupport;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import java.util.List;
import java.util.Optional;

/// ATTACH ACCEPT, network to UE, TS 24.301 §8.2.1.
///
/// @param esmMessage the Activate Default EPS Bearer Context Request
/// @param cause why a combined attach brought EPS services only
public record AttachAccept(
    EpsAttachResult attachResult,
    GprsTimer t3412,
    TrackingAreaIdentityList taiList,
    Octets esmMessage,
    Optional<EpsMobileIdentity> guti,
    Optional<EmmCause> cause,
    Optional<GprsTimer> t3402,
    Optional<List<Plmn>> equivalentPlmns,
    Optional<EpsNetworkFeatureSupport> networkFeatureSupport,
    OtherIes others)
    implements EmmMessage {
  public static final NasCodec<AttachAccept> CODEC =
      emm(0x42, AttachAccept.class, "Attach accept", DOWNLINK)
          .mandatory(EPS_ATTACH_RESULT, HALF, AttachAccept::attachResult)
          .mandatory(GPRS_TIMER, v(1), AttachAccept::t3412)
          .mandatory(TRACKING_AREA_IDENTITY_LIST, LV, AttachAccept::taiList)
          .mandatory(ESM_MESSAGE_CONTAINER, LV_E, AttachAccept::esmMessage)
          .optional(0x50, EPS_MOBILE_IDENTITY, TLV, AttachAccept::guti)
          .optional(0x53, EMM_CAUSE, tv(2), AttachAccept::cause)
          .optional(0x17, GPRS_TIMER, tv(2), AttachAccept::t3402)
          .optional(0x4A, PLMN_LIST, TLV, AttachAccept::equivalentPlmns)
          .optional(0x64, EPS_NETWORK_FEATURE_SUPPORT, TLV, AttachAccept::networkFeatureSupport)
          .others(AttachAccept::others)
          .build();

  /// With nothing optional.
  public static AttachAccept of(
      EpsAttachResult attachResult,
      GprsTimer t3412,
      TrackingAreaIdentityList taiList,
      Octets esmMessage) {
    return new AttachAccept(
        attachResult,
        t3412,
        taiList,
        esmMessage,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
