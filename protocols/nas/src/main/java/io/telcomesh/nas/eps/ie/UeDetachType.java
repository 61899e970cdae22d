package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// Detach type from the UE, TS 24.301 §9.9.3.7.
///
/// @param switchOff the UE goes away at once: no Detach Accept is sent
public record UeDetachType(Kind kind, boolean switchOff) {
  /// What the UE leaves; other numbers are read as [#COMBINED].
  public enum Kind {
    EPS(1),
    IMSI(2),
    COMBINED(3);

    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  static UeDetachType decode(OctetReader in) {
    int half = in.u8();
    var kind =
        switch (half & 7) {
          case 1 -> Kind.EPS;
          case 2 -> Kind.IMSI;
          default -> Kind.COMBINED;
        };
    return new UeDetachType(kind, (half & 8) != 0);
  }

  void encode(OctetWriter out) {
    out.u8((switchOff ? 8 : 0) | kind.code);
  }
}
