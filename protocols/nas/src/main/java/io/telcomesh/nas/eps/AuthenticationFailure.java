package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.emm;
import static io.telcomesh.nas.eps.ie.EmmElements.AUTHENTICATION_FAILURE_PARAMETER;
import static io.telcomesh.nas.eps.ie.EmmElements.EMM_CAUSE;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.security.Auts;
import java.util.Optional;

/// AUTHENTICATION FAILURE, UE to network, TS 24.301 §8.2.5.
///
/// @param auts with cause #21
public record AuthenticationFailure(EmmCause cause, Optional<Auts> auts)
    implements AuthenticationAnswer {
  public static final NasCodec<AuthenticationFailure> CODEC =
      emm(0x5C, AuthenticationFailure.class, "Authentication failure", UPLINK)
          .mandatory(EMM_CAUSE, v(1), AuthenticationFailure::cause)
          .optional(0x30, AUTHENTICATION_FAILURE_PARAMETER, TLV, AuthenticationFailure::auts)
          .build();

  /// With nothing optional.
  public static AuthenticationFailure of(EmmCause cause) {
    return new AuthenticationFailure(cause, Optional.empty());
  }
}
