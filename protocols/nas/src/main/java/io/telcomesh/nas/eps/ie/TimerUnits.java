package io.telcomesh.nas.eps.ie;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The units of a GPRS timer by their number, where 7 is "deactivated".
enum TimerUnits {
  GPRS_TIMER(ofSeconds(2), ofMinutes(1), ofMinutes(6)),
  GPRS_TIMER_3(
      ofMinutes(10),
      ofHours(1),
      ofHours(10),
      ofSeconds(2),
      ofSeconds(30),
      ofMinutes(1),
      ofHours(320));

  private static final int DEACTIVATED = 7;
  private static final int MOST = 31;

  /// Makes a timer of unit and count.
  interface Maker<T> {
    T timer(int unit, int count);
  }

  private final List<Duration> units;

  TimerUnits(Duration... units) {
    this.units = List.of(units);
  }

  Optional<Duration> duration(int unit, int count) {
    if (unit == DEACTIVATED) {
      return Optional.empty();
    }
    var one = unit < units.size() ? units.get(unit) : ofMinutes(1);
    return Optional.of(one.multipliedBy(count));
  }

  <T> T timer(Duration value, Maker<T> maker) {
    int unit =
        IntStream.range(0, units.size())
            .boxed()
            .filter(each -> units.get(each).multipliedBy(MOST).compareTo(value) >= 0)
            .min(Comparator.comparing(units::get))
            .orElseThrow(() -> new IllegalArgumentException(value + " is too long for a timer"));
    long size = units.get(unit).toMillis();
    return maker.timer(unit, (int) Math.ceilDiv(value.toMillis(), size));
  }
}
