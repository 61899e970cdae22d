package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.nas.eps.ie.EmmElements.GPRS_TIMER;
import static io.telcomesh.nas.eps.ie.EmmElements.GPRS_TIMER_2;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.GprsTimer;
import java.util.Optional;

/// SERVICE REJECT, network to UE, TS 24.301 §8.2.24.
///
/// @param t3442 with cause #39
public record ServiceReject(
    EmmCause cause, Optional<GprsTimer> t3442, Optional<GprsTimer> t3346, OtherIes others)
    implements EmmMessage {
  public static final NasCodec<ServiceReject> CODEC =
      emm(0x4E, ServiceReject.class, "Service reject", DOWNLINK)
          .mandatory(EMM_CAUSE, v(1), ServiceReject::cause)
          .conditional(0x5B, GPRS_TIMER, tv(2), ServiceReject::t3442)
          .optional(0x5F, GPRS_TIMER_2, TLV, ServiceReject::t3346)
          .others(ServiceReject::others)
          .build();

  /// With nothing optional.
  public static ServiceReject of(EmmCause cause) {
    return new ServiceReject(cause, Optional.empty(), Optional.empty(), OtherIes.NONE);
  }
}
