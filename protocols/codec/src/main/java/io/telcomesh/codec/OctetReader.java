package io.telcomesh.codec;

/// A cursor over octets. Reading past the end is a [DecodeException], never anything else. Numbers
/// are big-endian.
public final class OctetReader {
  private final Octets octets;
  private int position;

  public OctetReader(Octets octets) {
    this.octets = octets;
  }

  public int position() {
    return position;
  }

  public int remaining() {
    return octets.length() - position;
  }

  public boolean hasRemaining() {
    return remaining() > 0;
  }

  /// The next octet, which stays unread.
  public int peek() {
    require(1);
    return octets.at(position);
  }

  public int u8() {
    require(1);
    return octets.at(position++);
  }

  public int u16() {
    return (int) number(2);
  }

  public int u24() {
    return (int) number(3);
  }

  public long u32() {
    return number(4);
  }

  public long u48() {
    return number(6);
  }

  /// All 64 bits, the highest as the sign.
  public long u64() {
    return number(8);
  }

  /// The next octets as one big-endian number of 1 to 8 octets.
  public long number(int length) {
    require(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | octets.at(position++);
    }
    return value;
  }

  public Octets octets(int length) {
    require(length);
    position += length;
    return octets.slice(position - length, position);
  }

  public Octets rest() {
    return octets(remaining());
  }

  public void skip(int length) {
    require(length);
    position += length;
  }

  /// A reader of the next octets alone.
  public OctetReader sub(int length) {
    return octets(length).reader();
  }

  private void require(int length) {
    if (length < 0 || length > remaining()) {
      throw new DecodeException(
          "%d octets needed at offset %d, %d are there".formatted(length, position, remaining()));
    }
  }
}
