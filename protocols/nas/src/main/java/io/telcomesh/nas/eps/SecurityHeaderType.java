package io.telcomesh.nas.eps;

import java.util.Optional;
import java.util.stream.Stream;

/// How a NAS message is protected: bits 8 to 5 of its first octet, TS 24.301 §9.3.1.
public enum SecurityHeaderType {
  PLAIN(0),
  INTEGRITY(1),
  INTEGRITY_AND_CIPHERED(2),
  /// Of the Security Mode Command alone.
  INTEGRITY_NEW_CONTEXT(3),
  /// Of the Security Mode Complete alone.
  INTEGRITY_AND_CIPHERED_NEW_CONTEXT(4),
  /// Of the Control Plane Service Request alone.
  INTEGRITY_AND_PARTIALLY_CIPHERED(5),
  SERVICE_REQUEST(12);

  private final int code;

  SecurityHeaderType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /// Whether the whole message is ciphered.
  public boolean ciphered() {
    return this == INTEGRITY_AND_CIPHERED || this == INTEGRITY_AND_CIPHERED_NEW_CONTEXT;
  }

  /// Empty for the reserved ones. 13 to 15 are read as 12.
  public static Optional<SecurityHeaderType> of(int code) {
    if (code > SERVICE_REQUEST.code) {
      return Optional.of(SERVICE_REQUEST);
    }
    return Stream.of(values()).filter(each -> each.code == code).findFirst();
  }
}
