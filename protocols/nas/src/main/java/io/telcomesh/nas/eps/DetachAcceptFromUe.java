package io.telcomesh.nas.eps;

import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.nas.NasCodec;

/// DETACH ACCEPT, UE to network, TS 24.301 §8.2.10.2. Of a detach that the network began.
public record DetachAcceptFromUe() implements EmmMessage {
  public static final NasCodec<DetachAcceptFromUe> CODEC =
      emm(0x46, DetachAcceptFromUe.class, "Detach accept", UPLINK).build();
}
