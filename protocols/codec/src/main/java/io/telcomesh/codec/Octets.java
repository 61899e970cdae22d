package io.telcomesh.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/// An immutable run of octets: a view of an array that nobody writes any more.
public final class Octets {
  public static final Octets EMPTY = new Octets(new byte[0], 0, 0);

  private final byte[] array;
  private final int offset;
  private final int length;

  private Octets(byte[] array, int offset, int length) {
    this.array = array;
    this.offset = offset;
    this.length = length;
  }

  /// The octets given as numbers, each taken modulo 256.
  public static Octets of(int... values) {
    var array = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      array[i] = (byte) values[i];
    }
    return new Octets(array, 0, array.length);
  }

  /// So many octets of 0.
  public static Octets zeros(int length) {
    return new Octets(new byte[length], 0, length);
  }

  /// A copy of the array.
  public static Octets copyOf(byte[] array) {
    return new Octets(array.clone(), 0, array.length);
  }

  /// A copy of what remains in the buffer, which is left as it was.
  public static Octets copyOf(ByteBuffer buffer) {
    var array = new byte[buffer.remaining()];
    buffer.get(buffer.position(), array);
    return new Octets(array, 0, array.length);
  }

  /// The array itself, which its owner gives away: he must not write to it again.
  public static Octets wrap(byte[] array) {
    return new Octets(array, 0, array.length);
  }

  /// Part of an array that its owner gives away.
  public static Octets wrap(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    return new Octets(array, offset, length);
  }

  /// Hexadecimal digits of either case; white space between them is ignored.
  ///
  /// @throws IllegalArgumentException when a digit is missing or is none
  public static Octets hex(String digits) {
    return wrap(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
  }

  /// ASCII characters.
  public static Octets ascii(String text) {
    return wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  public int length() {
    return length;
  }

  public boolean isEmpty() {
    return length == 0;
  }

  /// The octet at the index, 0 to 255.
  ///
  /// @throws IndexOutOfBoundsException outside of 0 to length - 1
  public int at(int index) {
    Objects.checkIndex(index, length);
    return array[offset + index] & 0xff;
  }

  /// The octets from one index up to, not including, another; they share the array.
  public Octets slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return new Octets(array, offset + from, to - from);
  }

  /// The octets from an index to the end.
  public Octets from(int index) {
    return slice(index, length);
  }

  /// Where a slice of these octets begins; -1 for octets that lie elsewhere.
  int indexOf(Octets slice) {
    int index = slice.offset - offset;
    return slice.array == array && index >= 0 && index + slice.length <= length ? index : -1;
  }

  /// These octets, then those.
  public Octets then(Octets next) {
    var joined = Arrays.copyOfRange(array, offset, offset + length + next.length);
    System.arraycopy(next.array, next.offset, joined, length, next.length);
    return wrap(joined);
  }

  public OctetReader reader() {
    return new OctetReader(this);
  }

  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }

  /// A read-only view.
  public ByteBuffer toByteBuffer() {
    return ByteBuffer.wrap(array, offset, length).slice().asReadOnlyBuffer();
  }

  public void copyInto(byte[] target, int at) {
    System.arraycopy(array, offset, target, at, length);
  }

  public String toAscii() {
    return new String(array, offset, length, StandardCharsets.ISO_8859_1);
  }

  /// Lower-case hexadecimal digits.
  public String toHex() {
    return HexFormat.of().formatHex(array, offset, offset + length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets that
        && Arrays.equals(
            array, offset, offset + length, that.array, that.offset, that.offset + that.length);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < length; i++) {
      hash = 31 * hash + array[offset + i];
    }
    return hash;
  }

  @Override
  public String toString() {
    return toHex();
  }
}
