package io.telcomesh.nas.eps;

import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.nas.NasCodec;

/// DETACH ACCEPT, network to UE, TS 24.301 §8.2.10.1. Of a detach that the UE began.
public record DetachAcceptFromNetwork() implements EmmMessage {
  public static final NasCodec<DetachAcceptFromNetwork> CODEC =
      emm(0x46, DetachAcceptFromNetwork.class, "Detach accept", DOWNLINK).build();
}
