package io.telcomesh.security;

/// What makes a keystream or a MAC unique under one key: COUNT (32 bits), BEARER (5 bits) and
/// DIRECTION, TS 33.401 Annex B.
record Freshness(long count, int bearer, Direction direction) {
  Freshness {
    if (count >>> 32 != 0) {
      throw new IllegalArgumentException("COUNT has 32 bits: " + count);
    }
    if (bearer >>> 5 != 0) {
      throw new IllegalArgumentException("BEARER has 5 bits: " + bearer);
    }
  }

  /// COUNT‖BEARER‖DIRECTION‖0…0: EEA1 and EEA3 start from it twice, EEA2 from it and zeros, EIA2
  /// reads it before the message.
  long word() {
    return count << 32 | (long) bearer << 27 | direction.bit() << 26;
  }

  /// COUNT‖FRESH, where FRESH is BEARER‖0…0: the first half of EIA1's and EIA3's start.
  long integrityWord() {
    return count << 32 | (long) bearer << 27;
  }

  /// The second half of EIA1's and EIA3's start: the first with DIRECTION mixed into both words.
  static long mixed(long integrityWord, Direction direction) {
    return integrityWord ^ direction.bit() << 63 ^ direction.bit() << 15;
  }
}
