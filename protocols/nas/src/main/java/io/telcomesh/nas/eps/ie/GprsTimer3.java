package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.time.Duration;
import java.util.Optional;

/// GPRS timer 3, TS 24.008 §10.5.7.4a: longer times than [GprsTimer], in one octet.
///
/// @param unit 0 = 10 min, 1 = 1 h, 2 = 10 h, 3 = 2 s, 4 = 30 s, 5 = 1 min, 6 = 320 h, 7 =
///   deactivated
/// @param count 0 to 31
public record GprsTimer3(int unit, int count) {
  public static final GprsTimer3 DEACTIVATED = new GprsTimer3(7, 0);

  public GprsTimer3 {
    Require.range(unit, 0, 7, "the unit of a timer");
    Require.range(count, 0, 31, "the count of a timer");
  }

  /// In the smallest unit that reaches so far, rounded up to it.
  ///
  /// @throws IllegalArgumentException above 9920 hours
  public static GprsTimer3 of(Duration value) {
    return TimerUnits.GPRS_TIMER_3.timer(value, GprsTimer3::new);
  }

  /// Empty when the timer is deactivated.
  public Optional<Duration> duration() {
    return TimerUnits.GPRS_TIMER_3.duration(unit, count);
  }

  static GprsTimer3 decode(OctetReader in) {
    int octet = in.u8();
    return new GprsTimer3(octet >> 5, octet & 0x1f);
  }

  void encode(OctetWriter out) {
    out.u8(unit << 5 | count);
  }

  @Override
  public String toString() {
    return duration().map(Duration::toString).orElse("deactivated");
  }
}
