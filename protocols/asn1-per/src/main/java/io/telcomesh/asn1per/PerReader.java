package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.function.IntConsumer;

/// A cursor over the bits of an aligned PER encoding. Whatever is not there or not allowed is a
/// [DecodeException]; nothing is allocated before the octets for it are known to be there.
public final class PerReader {
  private static final int FRAGMENT = 16 * 1024;

  private final OctetReader in;
  private int octet;
  private int unread;

  /// Reads from here on; here is where octets are aligned to.
  public PerReader(OctetReader in) {
    this.in = in;
  }

  public boolean bit() {
    return bits(1) == 1;
  }

  /// The next 0 to 64 bits, the first as the highest.
  public long bits(int count) {
    if (unread == 0 && count % 8 == 0) {
      return in.number(count / 8);
    }
    long value = 0;
    int wanted = count;
    while (wanted > 0) {
      if (unread == 0) {
        octet = in.u8();
        unread = 8;
      }
      int taken = Math.min(wanted, unread);
      unread -= taken;
      wanted -= taken;
      value = value << taken | octet >> unread & (1 << taken) - 1;
    }
    return value;
  }

  /// Skips the padding up to the next octet.
  public void align() {
    unread = 0;
  }

  public long remainingBits() {
    return unread + 8L * in.remaining();
  }

  /// The next octets, from an octet boundary on.
  public Octets octets(int count) {
    align();
    return in.octets(count);
  }

  /// A constrained whole number, X.691 §11.5. The upper bound may be above 2^63: range and offset
  /// are taken as unsigned.
  public long constrained(long atLeast, long atMost) {
    long range = atMost - atLeast;
    long offset = offset(range);
    if (Long.compareUnsigned(offset, range) > 0) {
      throw new DecodeException(
          "%s is above %s"
              .formatted(Long.toUnsignedString(atLeast + offset), Long.toUnsignedString(atMost)));
    }
    return atLeast + offset;
  }

  private long offset(long range) {
    if (range >= 0 && range < 0xff) {
      return bits(bitsFor(range));
    }
    if (range >= 0 && range <= 0xffff) {
      align();
      return in.number(range == 0xff ? 1 : 2);
    }
    int octets = (int) constrained(1, (bitsFor(range) + 7) / 8);
    align();
    return in.number(octets);
  }

  static int bitsFor(long range) {
    return 64 - Long.numberOfLeadingZeros(range);
  }

  /// A semi-constrained whole number, X.691 §11.7.
  public long semiConstrained(long atLeast) {
    int octets = lengthOfNumber();
    long offset = in.number(octets);
    if (offset < 0 || atLeast + offset < atLeast) {
      throw new DecodeException("a number above 2^63");
    }
    return atLeast + offset;
  }

  /// An unconstrained whole number in two's complement, X.691 §11.8.
  public long unconstrained() {
    int octets = lengthOfNumber();
    int unused = 64 - 8 * octets;
    return in.number(octets) << unused >> unused;
  }

  private int lengthOfNumber() {
    int octets = length();
    if (octets < 1 || octets > 8) {
      throw new DecodeException("a number of %d octets".formatted(octets));
    }
    return octets;
  }

  /// A normally small non-negative whole number, X.691 §11.6.
  public int normallySmall() {
    if (!bit()) {
      return (int) bits(6);
    }
    long number = semiConstrained(0);
    if (number > Integer.MAX_VALUE) {
      throw new DecodeException("%d is not small".formatted(number));
    }
    return (int) number;
  }

  /// The number of an enumeration's value or of a choice's alternative, X.691 §14 and §23: those
  /// after the extension marker count on from those before it.
  public int index(int rootCount, boolean extensible) {
    if (extensible && bit()) {
      int added = normallySmall();
      if (added > Integer.MAX_VALUE - rootCount) {
        throw new DecodeException("%d is no index".formatted(added));
      }
      return rootCount + added;
    }
    return (int) constrained(0, rootCount - 1L);
  }

  /// A length determinant that stands before everything it counts, X.691 §11.9.3.5 to .7.
  int length() {
    int length = lengthOrFragment();
    if (length < 0) {
      throw new DecodeException("fragments where a short value stands");
    }
    return length;
  }

  /// Length determinants in their general form: `piece` is told each count and reads so much.
  void pieces(IntConsumer piece) {
    int length = lengthOrFragment();
    while (length < 0) {
      piece.accept(-length);
      length = lengthOrFragment();
    }
    piece.accept(length);
  }

  /// A count up to 16383, or that of a fragment as a negative number.
  private int lengthOrFragment() {
    align();
    int first = in.u8();
    if (first < 0x80) {
      return first;
    }
    if (first < 0xc0) {
      return (first & 0x3f) << 8 | in.u8();
    }
    int fragments = first & 0x3f;
    if (fragments < 1 || fragments > 4) {
      throw new DecodeException("a fragment of %d times 16K".formatted(fragments));
    }
    return -fragments * FRAGMENT;
  }

  /// The octets of an open type or of an octet string without a size, X.691 §11.2 and §17.8.
  public Octets openOctets() {
    int length = lengthOrFragment();
    if (length >= 0) {
      return in.octets(length);
    }
    var joined = new OctetWriter();
    while (length < 0) {
      joined.octets(in.octets(-length));
      length = lengthOrFragment();
    }
    return joined.octets(in.octets(length)).toOctets();
  }

  /// The next bits from where the cursor stands.
  BitString bitString(int count) {
    if (count > remainingBits()) {
      throw new DecodeException("%d bits needed, %d are there".formatted(count, remainingBits()));
    }
    if (unread == 0 && count % 8 == 0) {
      return new BitString(in.octets(count / 8), count);
    }
    var octets = new OctetWriter(count / 8 + 1);
    for (int left = count; left > 0; left -= 8) {
      int taken = Math.min(left, 8);
      octets.u8((int) bits(taken) << 8 - taken);
    }
    return new BitString(octets.toOctets(), count);
  }
}
