package io.telcomesh.nas.eps;

import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.nas.NasCodec;

/// AUTHENTICATION REJECT, network to UE, TS 24.301 §8.2.6.
public record AuthenticationReject() implements EmmMessage {
  public static final NasCodec<AuthenticationReject> CODEC =
      emm(0x54, AuthenticationReject.class, "Authentication reject", DOWNLINK).build();
}
