package io.telcomesh.codec;

import java.util.Arrays;

/// A growing run of octets. Numbers are big-endian; a value that does not fit its field is our own
/// mistake and throws [IllegalArgumentException].
public final class OctetWriter {
  private byte[] array;
  private int length;

  public OctetWriter() {
    this(64);
  }

  public OctetWriter(int expectedLength) {
    array = new byte[Math.max(expectedLength, 8)];
  }

  public int length() {
    return length;
  }

  public OctetWriter u8(int value) {
    return number(value, 1);
  }

  public OctetWriter u16(int value) {
    return number(value, 2);
  }

  public OctetWriter u24(int value) {
    return number(value, 3);
  }

  public OctetWriter u32(long value) {
    return number(value, 4);
  }

  public OctetWriter u48(long value) {
    return number(value, 6);
  }

  public OctetWriter u64(long value) {
    grow(8);
    put(length, value, 8);
    length += 8;
    return this;
  }

  /// One big-endian number of 1 to 7 octets.
  public OctetWriter number(long value, int octets) {
    if (value >>> 8 * octets != 0) {
      throw new IllegalArgumentException("%d does not fit %d octets".formatted(value, octets));
    }
    grow(octets);
    put(length, value, octets);
    length += octets;
    return this;
  }

  public OctetWriter octets(Octets value) {
    grow(value.length());
    value.copyInto(array, length);
    length += value.length();
    return this;
  }

  /// Leaves room for a number that [#patch] writes once it is known.
  ///
  /// @return where it is
  public int reserve(int octets) {
    grow(octets);
    length += octets;
    return length - octets;
  }

  public void patch(int at, long value, int octets) {
    if (at < 0 || at + octets > length || value >>> 8 * octets != 0) {
      throw new IllegalArgumentException(
          "%d does not fit %d octets at %d".formatted(value, octets, at));
    }
    put(at, value, octets);
  }

  /// What was written so far; writing on does not change it.
  public Octets toOctets() {
    return Octets.wrap(Arrays.copyOf(array, length));
  }

  private void put(int at, long value, int octets) {
    for (int i = 0; i < octets; i++) {
      array[at + i] = (byte) (value >>> 8 * (octets - 1 - i));
    }
  }

  private void grow(int more) {
    if (length + more > array.length) {
      array = Arrays.copyOf(array, Math.max(array.length * 2, length + more));
    }
  }
}
