package io.telcomesh.nas;

/// How an information element stands in a message, the columns "Format" and "Length" of the
/// standard's tables: with or without identifier (T), length (L) and value (V), TS 24.007
/// §11.2.1.1.
///
/// @param octets of the whole element where they are fixed, else 0
public record NasFormat(Kind kind, int octets) {
  /// V, half an octet: two of them share one, the first in bits 4 to 1.
  public static final NasFormat HALF = new NasFormat(Kind.HALF, 0);

  public static final NasFormat LV = new NasFormat(Kind.LV, 0);

  /// With two length octets.
  public static final NasFormat LV_E = new NasFormat(Kind.LV_E, 0);

  public static final NasFormat TLV = new NasFormat(Kind.TLV, 0);

  /// With two length octets.
  public static final NasFormat TLV_E = new NasFormat(Kind.TLV_E, 0);

  enum Kind {
    HALF,
    V,
    LV,
    LV_E,
    TV_HALF,
    TV,
    TLV,
    TLV_E
  }

  public static NasFormat v(int octets) {
    return new NasFormat(Kind.V, octets);
  }

  /// Of one octet: identifier in bits 8 to 5, value in bits 4 to 1.
  public static NasFormat tv(int octets) {
    return new NasFormat(octets == 1 ? Kind.TV_HALF : Kind.TV, octets);
  }

  @Override
  public String toString() {
    return switch (kind) {
      case HALF -> "V 1/2";
      case V -> "V " + octets;
      case LV -> "LV";
      case LV_E -> "LV-E";
      case TV_HALF, TV -> "TV " + octets;
      case TLV -> "TLV";
      case TLV_E -> "TLV-E";
    };
  }
}
