package io.telcomesh.identifiers;

import java.util.Optional;
import java.util.stream.Stream;

/// What addresses a PDN connection has, TS 24.301 §9.9.4.10 and TS 29.274 §8.34.
public enum PdnType {
  IPV4(1),
  IPV6(2),
  IPV4V6(3),
  NON_IP(5);

  private final int code;

  PdnType(int code) {
    this.code = code;
  }

  /// In NAS and GTPv2; S6a numbers them otherwise.
  public int code() {
    return code;
  }

  public static Optional<PdnType> of(int code) {
    return Stream.of(values()).filter(each -> each.code == code).findFirst();
  }
}
