package io.telcomesh.hss.authentication;

import io.telcomesh.diameter.Result;
import io.telcomesh.procedures.Refused;
import io.telcomesh.security.AuthenticationCentre;
import java.util.Optional;

/// How vectors are made.
///
/// @param most how many one request gets, whatever it asks for (TS 29.272 §7.3.14)
/// @param step how many sequence numbers are reserved at once
public record Vectors(AuthenticationCentre centre, int most, int step) {
  /// @throws Refused by DIAMETER_INVALID_AVP_VALUE where none are asked for
  int count(Optional<Integer> requested) {
    int asked = requested.orElse(1);
    if (asked < 1) {
      throw new Refused(Result.INVALID_AVP_VALUE);
    }
    return Math.min(asked, most);
  }
}
