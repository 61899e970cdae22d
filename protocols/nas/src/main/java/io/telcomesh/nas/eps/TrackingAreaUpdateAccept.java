package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_BEARER_CONTEXT_STATUS;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_MOBILE_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_NETWORK_FEATURE_SUPPORT;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_UPDATE_RESULT;
import static io.telcomesh.nas.eps.ie.EmmElements.GPRS_TIMER;
import static io.telcomesh.nas.eps.ie.EmmElements.PLMN_LIST;
import static io.telcomesh.nas.eps.ie.EmmElements.TRACKING_AREA_IDENTITY_LIST;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsBearerContextStatus;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsNetworkFeatureSupport;
import io.telcomesh.nas.eps.ie.EpsUpdateResult;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import java.util.List;
import java.util.Optional;

/// TRACKING AREA UPDATE ACCEPT, network to UE, TS 24.301 §8.2.26.
///
/// @param guti a new one, which the UE confirms
/// @param bearerContextStatus the bearers that the network holds active
/// @param cause why a combined update brought EPS services only
public record TrackingAreaUpdateAccept(
    EpsUpdateResult updateResult,
    Optional<GprsTimer> t3412,
    Optional<EpsMobileIdentity> guti,
    Optional<TrackingAreaIdentityList> taiList,
    Optional<EpsBearerContextStatus> bearerContextStatus,
    Optional<EmmCause> cause,
    Optional<GprsTimer> t3402,
    Optional<List<Plmn>> equivalentPlmns,
    Optional<EpsNetworkFeatureSupport> networkFeatureSupport,
    OtherIes others)
    implements EmmMessage {
  public static final NasCodec<TrackingAreaUpdateAccept> CODEC =
      emm(0x49, TrackingAreaUpdateAccept.class, "Tracking area update accept", DOWNLINK)
          .mandatory(EPS_UPDATE_RESULT, HALF, TrackingAreaUpdateAccept::updateResult)
          .optional(0x5A, GPRS_TIMER, tv(2), TrackingAreaUpdateAccept::t3412)
          .optional(0x50, EPS_MOBILE_IDENTITY, TLV, TrackingAreaUpdateAccept::guti)
          .optional(0x54, TRACKING_AREA_IDENTITY_LIST, TLV, TrackingAreaUpdateAccept::taiList)
          .optional(
              0x57, EPS_BEARER_CONTEXT_STATUS, TLV, TrackingAreaUpdateAccept::bearerContextStatus)
          .optional(0x53, EMM_CAUSE, tv(2), TrackingAreaUpdateAccept::cause)
          .optional(0x17, GPRS_TIMER, tv(2), TrackingAreaUpdateAccept::t3402)
          .optional(0x4A, PLMN_LIST, TLV, TrackingAreaUpdateAccept::equivalentPlmns)
          .optional(
              0x64,
              EPS_NETWORK_FEATURE_SUPPORT,
              TLV,
              TrackingAreaUpdateAccept::networkFeatureSupport)
          .others(TrackingAreaUpdateAccept::others)
          .build();

  /// With nothing optional.
  public static TrackingAreaUpdateAccept of(EpsUpdateResult updateResult) {
    return new TrackingAreaUpdateAccept(
        updateResult,
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
