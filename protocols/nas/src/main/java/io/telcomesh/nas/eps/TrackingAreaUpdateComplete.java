package io.telcomesh.nas.eps;

import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.nas.NasCodec;

/// TRACKING AREA UPDATE COMPLETE, UE to network, TS 24.301 §8.2.27: the new GUTI has arrived.
public record TrackingAreaUpdateComplete() implements EmmMessage {
  public static final NasCodec<TrackingAreaUpdateComplete> CODEC =
      emm(0x4A, TrackingAreaUpdateComplete.class, "Tracking area update complete", UPLINK).build();
}
