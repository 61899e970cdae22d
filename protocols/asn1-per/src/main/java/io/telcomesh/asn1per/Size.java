package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import java.util.function.IntConsumer;

/// The size constraint of a string or list, X.691 §11.9: how its length is announced.
///
/// @param extensible whether other sizes are allowed too (`SIZE (1..160, ...)`)
record Size(int atLeast, int atMost, boolean extensible) {
  static final Size ANY = new Size(0, Integer.MAX_VALUE, false);

  private static final int BOUND = 0x10000;

  Size {
    if (atLeast < 0 || atMost < atLeast) {
      throw new IllegalArgumentException("no size is %d to %d".formatted(atLeast, atMost));
    }
  }

  static Size fixed(int size) {
    return new Size(size, size, false);
  }

  Size extended() {
    return new Size(atLeast, atMost, true);
  }

  /// Whether all values are equally long, so that no length stands before them.
  boolean isFixed() {
    return atLeast == atMost && atMost < BOUND;
  }

  /// Tells `piece` how many parts follow, more than once where the value is in fragments.
  void decode(PerReader in, IntConsumer piece) {
    if (extensible && in.bit()) {
      in.pieces(piece);
    } else if (atMost < BOUND) {
      piece.accept((int) in.constrained(atLeast, atMost));
    } else {
      in.pieces(piece);
    }
  }

  void encode(int count, PerWriter out, PerWriter.Piece piece) {
    boolean outside = count < atLeast || count > atMost;
    if (outside && !extensible) {
      throw new IllegalArgumentException("a size of %d is not %s".formatted(count, this));
    }
    if (extensible) {
      out.bit(outside);
    }
    if (outside || atMost >= BOUND) {
      out.pieces(count, piece);
    } else {
      out.constrained(count, atLeast, atMost);
      piece.write(0, count);
    }
  }

  /// Where a length in its general form may be below the lower bound.
  void check(int count) {
    if (!extensible && (count < atLeast || count > atMost)) {
      throw new DecodeException("a size of %d is not %s".formatted(count, this));
    }
  }

  @Override
  public String toString() {
    return isFixed() ? String.valueOf(atLeast) : "%d to %d".formatted(atLeast, atMost);
  }
}
