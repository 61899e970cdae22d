package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.PdnType;

/// PDN type, TS 24.301 §9.9.4.10, in bits 3 to 1.
final class PdnTypes {
  private static final int UNUSED = 4;

  private PdnTypes() {}

  static PdnType of(int code) {
    return PdnType.of(code == UNUSED ? PdnType.IPV6.code() : code)
        .orElseThrow(() -> new DecodeException("PDN type %d is reserved".formatted(code)));
  }

  static PdnType decode(OctetReader in) {
    return of(in.u8() & 7);
  }

  static void encode(PdnType type, OctetWriter out) {
    out.u8(type.code());
  }
}
