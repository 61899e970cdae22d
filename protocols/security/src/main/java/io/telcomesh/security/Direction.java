package io.telcomesh.security;

/// The DIRECTION input of ciphering and integrity, TS 33.401 Annex B.
public enum Direction {
  UPLINK,
  DOWNLINK;

  /// 0 uplink, 1 downlink.
  long bit() {
    return ordinal();
  }
}
