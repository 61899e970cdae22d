package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.EPS_MOBILE_IDENTITY;
import static io.telcomesh.nas.eps.ie.EmmElements.NAS_KEY_SET_IDENTIFIER;
import static io.telcomesh.nas.eps.ie.EmmElements.UE_DETACH_TYPE;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EpsMobileIdentity;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.UeDetachType;

/// DETACH REQUEST, UE to network, TS 24.301 §8.2.11.1.
public record DetachRequestFromUe(
    UeDetachType detachType, NasKeySetIdentifier keySetIdentifier, EpsMobileIdentity identity)
    implements EmmMessage {
  public static final NasCodec<DetachRequestFromUe> CODEC =
      emm(0x45, DetachRequestFromUe.class, "Detach request", UPLINK)
          .mandatory(UE_DETACH_TYPE, HALF, DetachRequestFromUe::detachType)
          .mandatory(NAS_KEY_SET_IDENTIFIER, HALF, DetachRequestFromUe::keySetIdentifier)
          .mandatory(EPS_MOBILE_IDENTITY, LV, DetachRequestFromUe::identity)
          .build();
}
