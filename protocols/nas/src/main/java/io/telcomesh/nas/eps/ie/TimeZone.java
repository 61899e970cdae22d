package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.time.ZoneOffset;

/// Time zone, TS 24.008 §10.5.3.8: local time's distance from universal time in quarters of an
/// hour, daylight saving included.
public record TimeZone(int quarters) {
  private static final int SECONDS = 15 * 60;

  public TimeZone {
    Require.range(quarters, -79, 79, "a time zone");
  }

  /// To the whole quarter.
  public static TimeZone of(ZoneOffset offset) {
    return new TimeZone(offset.getTotalSeconds() / SECONDS);
  }

  static TimeZone decode(OctetReader in) {
    int octet = in.u8();
    int units = octet >> 4;
    if (units > 9) {
      throw new DecodeException("%x is no digit".formatted(units));
    }
    int quarters = 10 * (octet & 7) + units;
    return new TimeZone((octet & 8) != 0 ? -quarters : quarters);
  }

  void encode(OctetWriter out) {
    int distance = Math.abs(quarters);
    out.u8(distance % 10 << 4 | (quarters < 0 ? 8 : 0) | distance / 10);
  }

  @Override
  public String toString() {
    int minutes = 15 * Math.abs(quarters);
    return "UTC%s%d:%02d".formatted(quarters < 0 ? "-" : "+", minutes / 60, minutes % 60);
  }
}
