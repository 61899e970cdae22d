package io.telcomesh.asn1per;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;

/// Writes bits of an aligned PER encoding. A value that does not fit is our own mistake and throws
/// [IllegalArgumentException].
public final class PerWriter {
  private static final int FRAGMENT = 16 * 1024;

  private final OctetWriter out;
  private final int start;
  private int octet;
  private int used;

  /// Writes from here on; here is where octets are aligned to.
  public PerWriter(OctetWriter out) {
    this.out = out;
    this.start = out.length();
  }

  public void bit(boolean value) {
    bits(value ? 1 : 0, 1);
  }

  /// The lowest `count` (0 to 64) bits of a value, the highest of them first.
  public void bits(long value, int count) {
    if (used == 0 && count % 8 == 0 && count < 64) {
      out.number(value & (1L << count) - 1, count / 8);
      return;
    }
    int left = count;
    while (left > 0) {
      int put = Math.min(left, 8 - used);
      left -= put;
      octet = octet << put | (int) (value >>> left) & (1 << put) - 1;
      used += put;
      if (used == 8) {
        flush();
      }
    }
  }

  private void flush() {
    out.u8(octet);
    octet = 0;
    used = 0;
  }

  /// Fills the current octet with zeros.
  public void align() {
    if (used > 0) {
      octet <<= 8 - used;
      flush();
    }
  }

  /// Ends a complete encoding, X.691 §11.1: whole octets, at least one.
  public void complete() {
    align();
    if (out.length() == start) {
      out.u8(0);
    }
  }

  public void octets(Octets value) {
    align();
    out.octets(value);
  }

  /// See [PerReader#constrained].
  public void constrained(long value, long atLeast, long atMost) {
    long range = atMost - atLeast;
    long offset = value - atLeast;
    if (Long.compareUnsigned(offset, range) > 0) {
      throw new IllegalArgumentException(
          "%d is not %s to %s".formatted(value, atLeast, Long.toUnsignedString(atMost)));
    }
    if (range >= 0 && range < 0xff) {
      bits(offset, PerReader.bitsFor(range));
    } else if (range >= 0 && range <= 0xffff) {
      align();
      bits(offset, range == 0xff ? 8 : 16);
    } else {
      int octets = octetsFor(offset);
      constrained(octets, 1, (PerReader.bitsFor(range) + 7) / 8);
      align();
      bits(offset, 8 * octets);
    }
  }

  private static int octetsFor(long unsigned) {
    return Math.max(1, (PerReader.bitsFor(unsigned) + 7) / 8);
  }

  /// See [PerReader#semiConstrained].
  public void semiConstrained(long value, long atLeast) {
    if (value < atLeast) {
      throw new IllegalArgumentException("%d is below %d".formatted(value, atLeast));
    }
    int octets = octetsFor(value - atLeast);
    length(octets);
    bits(value - atLeast, 8 * octets);
  }

  /// See [PerReader#unconstrained].
  public void unconstrained(long value) {
    int octets = (PerReader.bitsFor(value < 0 ? ~value : value) + 8) / 8;
    length(octets);
    bits(value, 8 * octets);
  }

  /// See [PerReader#normallySmall].
  public void normallySmall(int value) {
    bit(value > 63);
    if (value > 63) {
      semiConstrained(value, 0);
    } else {
      bits(value, 6);
    }
  }

  /// See [PerReader#index].
  public void index(int index, int rootCount, boolean extensible) {
    boolean added = index >= rootCount;
    if (extensible) {
      bit(added);
    }
    if (added && extensible) {
      normallySmall(index - rootCount);
    } else {
      constrained(index, 0, rootCount - 1L);
    }
  }

  /// A length determinant below 16K.
  void length(int length) {
    align();
    if (length < 0x80) {
      bits(length, 8);
    } else {
      bits(0x8000 | length, 16);
    }
  }

  /// Length determinants in their general form: `piece` writes what stands from one index up to,
  /// not including, another.
  void pieces(int count, Piece piece) {
    int from = 0;
    while (count - from >= FRAGMENT) {
      int fragments = Math.min(4, (count - from) / FRAGMENT);
      align();
      bits(0xc0 | fragments, 8);
      piece.write(from, from + fragments * FRAGMENT);
      from += fragments * FRAGMENT;
    }
    length(count - from);
    piece.write(from, count);
  }

  /// Part of a value of many parts.
  interface Piece {
    void write(int from, int to);
  }

  /// See [PerReader#openOctets].
  public void openOctets(Octets value) {
    if (value.length() < FRAGMENT) {
      length(value.length());
      out.octets(value);
    } else {
      pieces(value.length(), (from, to) -> octets(value.slice(from, to)));
    }
  }

  /// The bits from one index, a multiple of eight, up to another.
  void bitString(BitString value, int from, int to) {
    if (used == 0 && (to - from) % 8 == 0) {
      out.octets(value.octets().slice(from / 8, to / 8));
      return;
    }
    for (int at = from; at < to; at += 8) {
      int put = Math.min(to - at, 8);
      bits(value.octets().at(at / 8) >> 8 - put, put);
    }
  }
}
