package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.AUTHENTICATION_RESPONSE_PARAMETER;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.nas.NasCodec;

/// AUTHENTICATION RESPONSE, UE to network, TS 24.301 §8.2.8.
///
/// @param res 4 to 16 octets
public record AuthenticationResponse(Octets res) implements AuthenticationAnswer {
  public static final NasCodec<AuthenticationResponse> CODEC =
      emm(0x53, AuthenticationResponse.class, "Authentication response", UPLINK)
          .mandatory(AUTHENTICATION_RESPONSE_PARAMETER, LV, AuthenticationResponse::res)
          .build();
}
