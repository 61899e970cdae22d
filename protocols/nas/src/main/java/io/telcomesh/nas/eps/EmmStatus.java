package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.security.Direction.DOWNLINK;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;

/// EMM STATUS, both ways, TS 24.301 §8.2.14.
public record EmmStatus(EmmCause cause) implements EmmMessage {
  public static final NasCodec<EmmStatus> CODEC =
      emm(0x60, EmmStatus.class, "EMM status", UPLINK, DOWNLINK)
          .mandatory(EMM_CAUSE, v(1), EmmStatus::cause)
          .build();
}
