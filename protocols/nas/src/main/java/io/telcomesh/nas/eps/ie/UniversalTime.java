package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.time.DateTimeException;
import java.time.LocalDateTime;

/// Time zone and time, TS 24.008 §10.5.3.9: universal time, to the second, in the years 2000 to
/// 2099, and the local time zone.
public record UniversalTime(LocalDateTime time, TimeZone zone) {
  public UniversalTime {
    Require.range(time.getYear(), 2000, 2099, "the year");
    time = time.withNano(0);
  }

  static UniversalTime decode(OctetReader in) {
    try {
      var time =
          LocalDateTime.of(
              2000 + digits(in), digits(in), digits(in), digits(in), digits(in), digits(in));
      return new UniversalTime(time, TimeZone.decode(in));
    } catch (DateTimeException noSuchTime) {
      throw new DecodeException(String.valueOf(noSuchTime.getMessage()));
    }
  }

  void encode(OctetWriter out) {
    digits(time.getYear() - 2000, out);
    digits(time.getMonthValue(), out);
    digits(time.getDayOfMonth(), out);
    digits(time.getHour(), out);
    digits(time.getMinute(), out);
    digits(time.getSecond(), out);
    zone.encode(out);
  }

  private static int digits(OctetReader in) {
    int octet = in.u8();
    if ((octet & 0xf) > 9 || octet >> 4 > 9) {
      throw new DecodeException("%02x are no digits".formatted(octet));
    }
    return 10 * (octet & 0xf) + (octet >> 4);
  }

  private static void digits(int value, OctetWriter out) {
    out.u8(value % 10 << 4 | value / 10);
  }
}
