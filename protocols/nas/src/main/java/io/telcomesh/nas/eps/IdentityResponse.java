package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.MOBILE_IDENTITY;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.MobileIdentity;

/// IDENTITY RESPONSE, UE to network, TS 24.301 §8.2.19.
public record IdentityResponse(MobileIdentity identity) implements EmmMessage {
  public static final NasCodec<IdentityResponse> CODEC =
      emm(0x56, IdentityResponse.class, "Identity response", UPLINK)
          .mandatory(MOBILE_IDENTITY, LV, IdentityResponse::identity)
          .build();
}
