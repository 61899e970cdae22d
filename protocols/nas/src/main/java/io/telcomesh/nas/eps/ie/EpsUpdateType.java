package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// EPS update type, TS 24.301 §9.9.3.14.
///
/// @param active the UE asks for its bearers
public record EpsUpdateType(Kind kind, boolean active) {
  public enum Kind {
    TRACKING_AREA,
    COMBINED,
    COMBINED_WITH_IMSI_ATTACH,
    PERIODIC
  }

  static EpsUpdateType decode(OctetReader in) {
    int half = in.u8();
    var kind =
        switch (half & 7) {
          case 0, 4, 5 -> Kind.TRACKING_AREA;
          case 1 -> Kind.COMBINED;
          case 2 -> Kind.COMBINED_WITH_IMSI_ATTACH;
          case 3 -> Kind.PERIODIC;
          default ->
              throw new DecodeException("EPS update type %d is reserved".formatted(half & 7));
        };
    return new EpsUpdateType(kind, (half & 8) != 0);
  }

  void encode(OctetWriter out) {
    out.u8((active ? 8 : 0) | kind.ordinal());
  }
}
