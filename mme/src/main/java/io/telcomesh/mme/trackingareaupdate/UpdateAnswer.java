package io.telcomesh.mme.trackingareaupdate;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.TrackingAreaUpdateAccept;
import io.telcomesh.nas.eps.TrackingAreaUpdateRequest;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.EpsUpdateResult;
import io.telcomesh.nas.eps.ie.TrackingAreaIdentityList;
import java.util.Optional;

/// What the UE is told of an update that succeeds, TS 24.301 §5.5.3.2.4. Of a combined one only the
/// EPS part succeeds: #18, there is no CS domain (§5.5.3.3.4.3).
final class UpdateAnswer {
  private UpdateAnswer() {}

  static TrackingAreaUpdateAccept accept(UePorts mme, TrackingAreaUpdateRequest request) {
    return new TrackingAreaUpdateAccept(
        EpsUpdateResult.TRACKING_AREA,
        Optional.of(mme.settings().periodicUpdate().t3412()),
        mme.ue().guti().map(EpsMobileIdentity::of),
        Optional.of(TrackingAreaIdentityList.of(mme.ue().trackingAreas())),
        Optional.of(BearerContextStatus.of(mme)),
        combined(request) ? Optional.of(EmmCause.CS_DOMAIN_NOT_AVAILABLE) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static boolean combined(TrackingAreaUpdateRequest request) {
    return switch (request.updateType().kind()) {
      case COMBINED, COMBINED_WITH_IMSI_ATTACH -> true;
      case TRACKING_AREA, PERIODIC -> false;
    };
  }
}
