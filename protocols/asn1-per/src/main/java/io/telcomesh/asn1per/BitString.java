package io.telcomesh.asn1per;

import io.telcomesh.codec.Octets;

/// A run of bits, the first as the highest of the first octet; the unused bits of the last octet
/// are zero.
public record BitString(Octets octets, int length) {
  public BitString {
    if (length < 0 || octets.length() != (length + 7) / 8) {
      throw new IllegalArgumentException(
          "%d bits are not in %d octets".formatted(length, octets.length()));
    }
    int unused = octets.length() * 8 - length;
    if (unused > 0 && (octets.at(octets.length() - 1) & (1 << unused) - 1) != 0) {
      throw new IllegalArgumentException("bits are set after the end of a bit string");
    }
  }

  /// Whole octets.
  public static BitString of(Octets octets) {
    return new BitString(octets, 8 * octets.length());
  }

  /// The lowest `length` (0 to 64) bits of a number.
  public static BitString of(long value, int length) {
    if (length < 64 && value >>> length != 0) {
      throw new IllegalArgumentException("%d has more than %d bits".formatted(value, length));
    }
    var octets = new byte[(length + 7) / 8];
    long left = value << octets.length * 8 - length;
    for (int i = octets.length - 1; i >= 0; i--) {
      octets[i] = (byte) left;
      left >>>= 8;
    }
    return new BitString(Octets.wrap(octets), length);
  }

  /// The bits as a number, of 64 bits at most.
  public long toLong() {
    if (length > 64) {
      throw new IllegalArgumentException("%d bits are no number".formatted(length));
    }
    long value = octets.reader().number(octets.length());
    return value >>> octets.length() * 8 - length;
  }

  /// Whether the bit is set; the first has the index 0, and bits after the end are not set.
  public boolean at(int index) {
    return index < length && (octets.at(index / 8) >> 7 - index % 8 & 1) == 1;
  }

  @Override
  public String toString() {
    return length % 8 == 0 ? octets.toHex() : "%s (%d bits)".formatted(octets.toHex(), length);
  }
}
