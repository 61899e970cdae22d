package io.telcomesh.security;

/// AMF, 16 bits of an authentication vector, TS 33.102 Annex F and H.
public record AuthenticationManagementField(int value) {
  /// The separation bit alone.
  public static final AuthenticationManagementField EPS = new AuthenticationManagementField(0x8000);

  /// What MAC-S is computed with, TS 33.102 §6.3.3.
  static final AuthenticationManagementField RESYNCHRONISATION =
      new AuthenticationManagementField(0);

  /// @throws IllegalArgumentException for more than 16 bits
  public AuthenticationManagementField {
    if (value >>> 16 != 0) {
      throw new IllegalArgumentException("AMF has 16 bits: " + value);
    }
  }

  /// Whether the vector is for EPS only; a UE on E-UTRAN refuses others (TS 33.401 §6.1.1).
  public boolean separationBit() {
    return (value & 0x8000) != 0;
  }

  public AuthenticationManagementField withSeparationBit() {
    return new AuthenticationManagementField(value | 0x8000);
  }
}
