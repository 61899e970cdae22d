package io.telcomesh.hss.subscription;

import io.telcomesh.security.SequenceNumber;

/// The sequence numbers of one subscriber: SEQ grows with every vector, IND says whose it is (TS
/// 33.102 Annex C.1 and C.3.4). Numbers are reserved in steps in the database before they are given
/// out, so that a vector costs no write and none is given twice, whenever the process dies.
public final class SequenceNumbers {
  private static final long LAST = (1L << 43) - 1;

  private long given;
  private long reserved;

  /// @param reserved SEQ up to which an earlier process may have given numbers out
  public SequenceNumbers(long reserved) {
    this.given = reserved;
    this.reserved = reserved;
  }

  /// Whether that many numbers can be given without a new reservation.
  public boolean cover(int count) {
    return reserved - given >= count;
  }

  /// Whether there are that many numbers at all.
  public boolean remain(int count) {
    return LAST - given >= count;
  }

  /// The SEQ to write down so that that many numbers are covered, and a step more.
  public long toReserve(int count, int step) {
    return Math.min(LAST, given + count + step);
  }

  /// It is written down.
  public void reserved(long sequence) {
    reserved = sequence;
  }

  /// The first of that many numbers.
  ///
  /// @throws IllegalStateException when they are not covered
  public SequenceNumber give(int count, int ind) {
    if (!cover(count)) {
      throw new IllegalStateException("%d numbers are not reserved".formatted(count));
    }
    var first = SequenceNumber.of(given + 1, ind);
    given += count;
    return first;
  }

  /// A USIM would not take the last number and told its own.
  public void resynchronise(SequenceNumber usim) {
    long next = SequenceNumber.of(given, 0).resynchronised(usim).seq();
    if (next != given) {
      given = next;
      reserved = next;
    }
  }
}
