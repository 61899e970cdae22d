package io.telcomesh.hss.subscription;

import io.telcomesh.security.AuthenticationFunctions;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Key;
import io.telcomesh.security.Milenage;
import io.telcomesh.security.MilenageConstants;
import io.telcomesh.security.Tuak;

/// What the authentication centre shares with a USIM. It prints without the keys.
///
/// @param k 128 bits, with TUAK also 256
/// @param operatorVariant OPc (128 bits) or TOPc (256 bits): OP and TOP are turned into it when
///   they are provisioned, and not kept
public record Credentials(
    Algorithm algorithm, Key k, Key operatorVariant, AuthenticationManagementField amf) {
  private static final int TUAK_ITERATIONS = 1;

  /// TS 35.206 and TS 35.231.
  public enum Algorithm {
    MILENAGE,
    TUAK
  }

  /// @throws IllegalArgumentException when a key has not the algorithm's length
  public Credentials {
    functions(algorithm, k, operatorVariant, MilenageConstants.STANDARD);
  }

  /// From the operator's OP or TOP itself.
  public static Credentials withOperatorKey(
      Algorithm algorithm, Key k, Key op, AuthenticationManagementField amf) {
    var variant =
        switch (algorithm) {
          case MILENAGE -> Milenage.withOp(k, op).opc();
          case TUAK -> Tuak.withTop(k, op, Tuak.Lengths.EPS, TUAK_ITERATIONS).topc();
        };
    return new Credentials(algorithm, k, variant, amf);
  }

  /// @param constants the operator's, for Milenage
  public AuthenticationFunctions functions(MilenageConstants constants) {
    return functions(algorithm, k, operatorVariant, constants);
  }

  private static AuthenticationFunctions functions(
      Algorithm algorithm, Key k, Key variant, MilenageConstants constants) {
    return switch (algorithm) {
      case MILENAGE -> new Milenage(k, variant, constants);
      case TUAK -> new Tuak(k, variant, Tuak.Lengths.EPS, TUAK_ITERATIONS);
    };
  }
}
