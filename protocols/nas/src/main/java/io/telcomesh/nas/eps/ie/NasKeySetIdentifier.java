package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// NAS key set identifier (eKSI), TS 24.301 §9.9.3.21: names the KASME of a security context.
///
/// @param mapped from a context of UTRAN or GERAN, else native
/// @param value 0 to 6; 7 = the UE has no key
public record NasKeySetIdentifier(boolean mapped, int value) {
  public static final NasKeySetIdentifier NONE = new NasKeySetIdentifier(false, 7);

  public NasKeySetIdentifier {
    Require.range(value, 0, 7, "a key set identifier");
  }

  public static NasKeySetIdentifier of(int value) {
    return new NasKeySetIdentifier(false, value);
  }

  public boolean isNone() {
    return value == NONE.value;
  }

  /// The one to give a new context: 0 follows 6.
  public NasKeySetIdentifier next() {
    return of(value >= 6 ? 0 : value + 1);
  }

  static NasKeySetIdentifier decode(OctetReader in) {
    int half = in.u8();
    return new NasKeySetIdentifier((half & 8) != 0, half & 7);
  }

  void encode(OctetWriter out) {
    out.u8((mapped ? 8 : 0) | value);
  }

  @Override
  public String toString() {
    return isNone() ? "no key" : (mapped ? "mapped " : "") + value;
  }
}
