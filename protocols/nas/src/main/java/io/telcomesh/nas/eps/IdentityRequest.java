package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.IDENTITY_TYPE_2;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.IdentityType;

/// IDENTITY REQUEST, network to UE, TS 24.301 §8.2.18.
public record IdentityRequest(IdentityType identityType) implements EmmMessage {
  public static final NasCodec<IdentityRequest> CODEC =
      emm(0x55, IdentityRequest.class, "Identity request", DOWNLINK)
          .mandatory(IDENTITY_TYPE_2, HALF, IdentityRequest::identityType)
          .build();
}
