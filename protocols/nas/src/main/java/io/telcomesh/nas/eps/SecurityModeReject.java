package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;

/// SECURITY MODE REJECT, UE to network, TS 24.301 §8.2.22.
public record SecurityModeReject(EmmCause cause) implements SecurityModeAnswer {
  public static final NasCodec<SecurityModeReject> CODEC =
      emm(0x5F, SecurityModeReject.class, "Security mode reject", UPLINK)
          .mandatory(EMM_CAUSE, v(1), SecurityModeReject::cause)
          .build();
}
