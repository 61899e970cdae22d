package io.telcomesh.security;

import java.util.Arrays;
import java.util.Optional;

/// EEA, TS 33.401 §5.1.3.2.
public enum EpsEncryptionAlgorithm {
  /// No ciphering.
  EEA0(0),
  /// SNOW 3G.
  EEA1(1),
  /// AES in counter mode.
  EEA2(2),
  /// ZUC.
  EEA3(3);

  private final int identity;

  EpsEncryptionAlgorithm(int identity) {
    this.identity = identity;
  }

  /// The 4-bit identity; also its value in TS 24.301 §9.9.3.23.
  public int identity() {
    return identity;
  }

  /// Empty for identities that name no algorithm.
  public static Optional<EpsEncryptionAlgorithm> of(int identity) {
    return Arrays.stream(values()).filter(each -> each.identity() == identity).findFirst();
  }
}
