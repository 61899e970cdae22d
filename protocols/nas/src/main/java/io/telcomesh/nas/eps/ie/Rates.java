package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.identifiers.BitRate;

/// Bit rates as NAS codes them: a first octet up to 8640 kbit/s, a second ("extended") up to 256
/// Mbit/s, a third ("extended-2") above, TS 24.301 §9.9.4.2 and §9.9.4.3. A rate between two steps
/// is coded as the next higher one.
final class Rates {
  static final long KILOBIT = 1000;
  static final long MEGABIT = 1_000_000;

  private static final int ZERO = 255;
  private static final int HIGHEST_FIRST = 254;
  private static final long MOST_IN_FIRST = 8640 * KILOBIT;
  static final long MOST_IN_EXTENDED = 256 * MEGABIT;

  private Rates() {}

  static BitRate first(int octet) {
    return BitRate.kilobits(
        octet < 64
            ? octet
            : octet < 128 ? 64 + 8L * (octet - 64) : octet == ZERO ? 0 : 576 + 64L * (octet - 128));
  }

  /// The rate of both octets.
  static BitRate extended(int first, int octet) {
    if (octet == 0) {
      return first(first);
    }
    return octet <= 74
        ? BitRate.kilobits(8600 + 100L * octet)
        : octet <= 186
            ? BitRate.megabits(16 + octet - 74)
            : BitRate.megabits(128 + 2L * (Math.min(octet, 250) - 186));
  }

  static int firstOctet(BitRate rate) {
    long kilobits = Math.ceilDiv(Math.min(rate.bitsPerSecond(), MOST_IN_FIRST), KILOBIT);
    if (kilobits == 0) {
      return ZERO;
    }
    return (int)
        (kilobits < 64
            ? kilobits
            : kilobits <= 568
                ? 64 + Math.ceilDiv(kilobits - 64, 8)
                : Math.min(HIGHEST_FIRST, 128 + Math.ceilDiv(Math.max(0, kilobits - 576), 64)));
  }

  /// 0 where the first octet says all.
  static int extendedOctet(BitRate rate) {
    long bits = Math.min(rate.bitsPerSecond(), MOST_IN_EXTENDED);
    if (bits <= MOST_IN_FIRST) {
      return 0;
    }
    return (int)
        (bits <= 16 * MEGABIT
            ? Math.ceilDiv(bits - 8600 * KILOBIT, 100 * KILOBIT)
            : bits <= 128 * MEGABIT
                ? 74 + Math.ceilDiv(bits - 16 * MEGABIT, MEGABIT)
                : 186 + Math.ceilDiv(bits - 128 * MEGABIT, 2 * MEGABIT));
  }

  /// The next octet, 0 where the sender left it out.
  static int next(OctetReader in) {
    return in.hasRemaining() ? in.u8() : 0;
  }
}
