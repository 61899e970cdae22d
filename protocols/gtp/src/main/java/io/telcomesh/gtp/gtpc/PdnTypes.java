package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.PdnType;

/// PDN types as GTPv2 numbers them, TS 29.274 §8.34: non-IP is 4, in NAS it is 5.
final class PdnTypes {
  private static final int NON_IP = 4;

  private PdnTypes() {}

  static PdnType decode(OctetReader in) {
    int code = in.u8() & 7;
    return switch (code) {
      case 1 -> PdnType.IPV4;
      case 2 -> PdnType.IPV6;
      case 3 -> PdnType.IPV4V6;
      case NON_IP -> PdnType.NON_IP;
      default -> throw new DecodeException("%d is no PDN type we know".formatted(code));
    };
  }

  static void encode(PdnType type, OctetWriter out) {
    out.u8(type == PdnType.NON_IP ? NON_IP : type.code());
  }
}
