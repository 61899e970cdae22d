package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// Daylight saving time, TS 24.008 §10.5.3.12: what the local time zone contains of it.
///
/// @param hours 0 to 2
public record DaylightSavingTime(int hours) {
  public DaylightSavingTime {
    Require.range(hours, 0, 2, "daylight saving");
  }

  static DaylightSavingTime decode(OctetReader in) {
    return new DaylightSavingTime(in.u8() & 3);
  }

  void encode(OctetWriter out) {
    out.u8(hours);
  }
}
