package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.nas.eps.ie.EmmElements.NETWORK_DETACH_TYPE;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import java.util.Optional;

/// DETACH REQUEST, network to UE, TS 24.301 §8.2.11.2.
public record DetachRequestFromNetwork(
    NetworkDetachType detachType, Optional<EmmCause> cause, OtherIes others) implements EmmMessage {
  public static final NasCodec<DetachRequestFromNetwork> CODEC =
      emm(0x45, DetachRequestFromNetwork.class, "Detach request", DOWNLINK)
          .mandatory(NETWORK_DETACH_TYPE, HALF, DetachRequestFromNetwork::detachType)
          .optional(0x53, EMM_CAUSE, tv(2), DetachRequestFromNetwork::cause)
          .others(DetachRequestFromNetwork::others)
          .build();

  /// With nothing optional.
  public static DetachRequestFromNetwork of(NetworkDetachType detachType) {
    return new DetachRequestFromNetwork(detachType, Optional.empty(), OtherIes.NONE);
  }
}
