package io.telcomesh.capture;

import java.time.DateTimeException;
import java.time.Instant;

/// How an interface of a pcapng file counts time.
///
/// @param resolution `if_tsresol`: the negative power of 10, or of 2 with the highest bit
/// @param offset `if_tsoffset`: seconds to add
record Timestamps(int resolution, long offset) {
  static final int MICROSECONDS = 6;
  static final int NANOSECONDS = 9;
  private static final int POWER_OF_TWO = 0x80;
  private static final int MOST_DECIMALS = 19;
  private static final double NANOSECONDS_OF_SECOND = 1e9;

  Timestamps {
    boolean binary = (resolution & POWER_OF_TWO) != 0;
    if (binary ? (resolution & 0x7f) > 63 : resolution > MOST_DECIMALS) {
      throw new CaptureException("a time resolution of %02x".formatted(resolution));
    }
  }

  /// @param units 64 bits, unsigned
  Instant time(long units) {
    long second = unitsOfSecond();
    long seconds = Long.divideUnsigned(units, second);
    long rest = Long.remainderUnsigned(units, second);
    try {
      return Instant.ofEpochSecond(Math.addExact(seconds, offset), nanoseconds(rest, second));
    } catch (ArithmeticException | DateTimeException beyond) {
      throw new CaptureException("a time of %s units".formatted(Long.toUnsignedString(units)));
    }
  }

  private long unitsOfSecond() {
    if ((resolution & POWER_OF_TWO) != 0) {
      return 1L << (resolution & 0x7f);
    }
    long units = 1;
    for (int i = 0; i < resolution; i++) {
      units *= 10; // 10^19 is a number without sign
    }
    return units;
  }

  private static long nanoseconds(long rest, long second) {
    long billion = 1_000_000_000;
    if (Long.compareUnsigned(second, billion) <= 0) {
      return rest * billion / second;
    }
    double part = unsigned(rest) / unsigned(second);
    return Math.min(billion - 1, (long) (part * NANOSECONDS_OF_SECOND));
  }

  private static double unsigned(long value) {
    return value >= 0 ? value : 2.0 * (value >>> 1);
  }
}
