package io.telcomesh.hss.authentication;

import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.procedures.Refused;
import io.telcomesh.security.AuthenticationCentre;
import io.telcomesh.security.MilenageConstants;
import java.util.Optional;

/// How vectors are made.
///
/// @param most how many one request gets, whatever it asks for (TS 29.272 §7.3.14)
/// @param step how many sequence numbers are reserved at once
/// @param milenage the operator's constants
public record Vectors(AuthenticationCentre centre, int most, int step, MilenageConstants milenage) {
  /// @throws Refused by DIAMETER_INVALID_AVP_VALUE where none are asked for
  int count(Optional<Integer> requested) {
    int asked = requested.orElse(1);
    if (asked < 1) {
      throw new Refused(Refusal.invalid(S6aAvps.NUMBER_OF_REQUESTED_VECTORS, asked));
    }
    return Math.min(asked, most);
  }
}
