package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.time.Duration;
import java.util.Optional;

/// GPRS timer and GPRS timer 2, TS 24.008 §10.5.7.3 and §10.5.7.4: a number of units, in one octet.
///
/// @param unit 0 = 2 s, 1 = 1 min, 2 = 6 min, 7 = deactivated, others read as 1 min
/// @param count 0 to 31
public record GprsTimer(int unit, int count) {
  public static final GprsTimer DEACTIVATED = new GprsTimer(7, 0);

  public GprsTimer {
    Require.range(unit, 0, 7, "the unit of a timer");
    Require.range(count, 0, 31, "the count of a timer");
  }

  /// In the smallest unit that reaches so far, rounded up to it.
  ///
  /// @throws IllegalArgumentException above 186 minutes
  public static GprsTimer of(Duration value) {
    return TimerUnits.GPRS_TIMER.timer(value, GprsTimer::new);
  }

  /// Empty when the timer is deactivated.
  public Optional<Duration> duration() {
    return TimerUnits.GPRS_TIMER.duration(unit, count);
  }

  static GprsTimer decode(OctetReader in) {
    int octet = in.u8();
    return new GprsTimer(octet >> 5, octet & 0x1f);
  }

  void encode(OctetWriter out) {
    out.u8(unit << 5 | count);
  }

  @Override
  public String toString() {
    return duration().map(Duration::toString).orElse("deactivated");
  }
}
