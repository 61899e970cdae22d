package io.telcomesh.security;

import io.telcomesh.codec.Octets;

/// Messages whose length is a number of bits: they begin at the highest bit of the first octet.
final class Bits {
  private Bits() {}

  static int octets(int bits) {
    return (bits + 7) / 8;
  }

  /// The first bits of a message; the unused ones of the last octet are zero.
  ///
  /// @throws IllegalArgumentException when the message has fewer
  static byte[] first(int bits, Octets message) {
    if (bits < 0 || octets(bits) > message.length()) {
      throw new IllegalArgumentException(
          "%d bits of a message of %d octets".formatted(bits, message.length()));
    }
    return cleared(message.slice(0, octets(bits)).toByteArray(), bits);
  }

  /// The array itself, its bits after the first ones of the last octet set to zero.
  static byte[] cleared(byte[] octets, int bits) {
    if (bits % 8 != 0) {
      octets[bits / 8] &= (byte) (0xff00 >>> bits % 8);
    }
    return octets;
  }
}
