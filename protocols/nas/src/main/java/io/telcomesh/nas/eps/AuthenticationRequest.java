package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.AUTHENTICATION_PARAMETER_AUTN;
import static io.telcomesh.nas.eps.ie.EmmElements.AUTHENTICATION_PARAMETER_RAND;
import static io.telcomesh.nas.eps.ie.EmmElements.NAS_KEY_SET_IDENTIFIER;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.Octets;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.security.Autn;

/// AUTHENTICATION REQUEST, network to UE, TS 24.301 §8.2.7.
///
/// @param rand 16 octets
public record AuthenticationRequest(NasKeySetIdentifier keySetIdentifier, Octets rand, Autn autn)
    implements EmmMessage {
  public static final NasCodec<AuthenticationRequest> CODEC =
      emm(0x52, AuthenticationRequest.class, "Authentication request", DOWNLINK)
          .mandatory(NAS_KEY_SET_IDENTIFIER, HALF, AuthenticationRequest::keySetIdentifier)
          .mandatory(AUTHENTICATION_PARAMETER_RAND, v(16), AuthenticationRequest::rand)
          .mandatory(AUTHENTICATION_PARAMETER_AUTN, LV, AuthenticationRequest::autn)
          .build();
}
