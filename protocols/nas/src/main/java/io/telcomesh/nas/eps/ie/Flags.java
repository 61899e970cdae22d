package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;

/// Octets whose bits say yes or no. A sender may leave out octets at the end and a later release
/// may add some: what is missing reads as 0, what is unknown stays.
public interface Flags {
  Octets octets();

  /// @param octet from 1
  /// @param bit 8 (highest) to 1, as the standard counts
  default boolean flag(int octet, int bit) {
    return (octet(octet) >> bit - 1 & 1) == 1;
  }

  /// @param octet from 1
  default int octet(int octet) {
    return octet <= octets().length() ? octets().at(octet - 1) : 0;
  }
}
