package io.telcomesh.identifiers;

import java.util.Optional;
import java.util.stream.Stream;

/// What addresses a PDN connection has, TS 24.301 §9.9.4.10.
public enum PdnType {
  IPV4(1),
  IPV6(2),
  IPV4V6(3),
  NON_IP(5);

  private final int code;

  PdnType(int code) {
    this.code = code;
  }

  /// In NAS. GTPv2 has the same for IP and 4 for non-IP; S6a numbers them otherwise.
  public int code() {
    return code;
  }

  public static Optional<PdnType> of(int code) {
    return Stream.of(values()).filter(each -> each.code == code).findFirst();
  }
}
