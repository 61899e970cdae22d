package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// Local time of the UE, TS 29.274 §8.44.
///
/// @param quarterHours from UTC, daylight saving included, -79 to 79
/// @param daylightSavingHours 0 to 2
public record UeTimeZone(int quarterHours, int daylightSavingHours) {
  private static final int NEGATIVE = 0x08;

  public UeTimeZone {
    Codes.require(Math.abs(quarterHours), 79, "a time zone's distance in quarter hours");
    Codes.require(daylightSavingHours, 2, "daylight saving in hours");
  }

  static UeTimeZone decode(OctetReader in) {
    int zone = in.u8();
    int units = zone >> 4;
    if (units > 9) {
      throw new DecodeException("%02x is no time zone".formatted(zone));
    }
    int quarters = (zone & 7) * 10 + units;
    return new UeTimeZone((zone & NEGATIVE) == 0 ? quarters : -quarters, in.u8() & 3);
  }

  /// Two decimal digits with their halves exchanged, the sign in the free bit of the tens, TS
  /// 23.040 §9.2.3.11.
  void encode(OctetWriter out) {
    int quarters = Math.abs(quarterHours);
    out.u8(quarters % 10 << 4 | quarters / 10 | (quarterHours < 0 ? NEGATIVE : 0));
    out.u8(daylightSavingHours);
  }
}
