package io.telcomesh.security;

/// The DIRECTION input of ciphering and integrity, TS 33.401 Annex B.
public enum Direction {
  UPLINK(0),
  DOWNLINK(1);

  private final int bit;

  Direction(int bit) {
    this.bit = bit;
  }

  /// As wide as what it is shifted into.
  long bit() {
    return bit;
  }
}
