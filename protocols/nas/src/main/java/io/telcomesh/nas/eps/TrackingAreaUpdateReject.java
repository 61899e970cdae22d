package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.nas.eps.ie.EmmElements.GPRS_TIMER_2;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import java.util.Optional;

/// TRACKING AREA UPDATE REJECT, network to UE, TS 24.301 §8.2.28.
public record TrackingAreaUpdateReject(EmmCause cause, Optional<GprsTimer> t3346, OtherIes others)
    implements EmmMessage {
  public static final NasCodec<TrackingAreaUpdateReject> CODEC =
      emm(0x4B, TrackingAreaUpdateReject.class, "Tracking area update reject", DOWNLINK)
          .mandatory(EMM_CAUSE, v(1), TrackingAreaUpdateReject::cause)
          .optional(0x5F, GPRS_TIMER_2, TLV, TrackingAreaUpdateReject::t3346)
          .others(TrackingAreaUpdateReject::others)
          .build();

  /// With nothing optional.
  public static TrackingAreaUpdateReject of(EmmCause cause) {
    return new TrackingAreaUpdateReject(cause, Optional.empty(), OtherIes.NONE);
  }
}
