package io.telcomesh.security;

import java.util.Arrays;
import java.util.Optional;

/// EIA, TS 33.401 §5.1.4.2.
public enum EpsIntegrityAlgorithm {
  /// No integrity: the MAC is zero. For unauthenticated emergency calls only.
  EIA0(0),
  /// SNOW 3G.
  EIA1(1),
  /// AES-CMAC.
  EIA2(2),
  /// ZUC.
  EIA3(3);

  private final int identity;

  EpsIntegrityAlgorithm(int identity) {
    this.identity = identity;
  }

  /// The 4-bit identity; also its value in TS 24.301 §9.9.3.23.
  public int identity() {
    return identity;
  }

  /// Empty for identities that name no algorithm.
  public static Optional<EpsIntegrityAlgorithm> of(int identity) {
    return Arrays.stream(values()).filter(each -> each.identity() == identity).findFirst();
  }
}
