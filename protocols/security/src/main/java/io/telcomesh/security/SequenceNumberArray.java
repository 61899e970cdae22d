package io.telcomesh.security;

/// The USIM's memory of the sequence numbers it has taken: the highest SEQ for each IND. TS 33.102
/// Annex C.2.2. For one thread at a time.
public final class SequenceNumberArray {
  /// For [#SequenceNumberArray(long)]: a vector may be as old as it likes.
  public static final long NO_AGE_LIMIT = Long.MAX_VALUE;

  private final long[] taken = new long[SequenceNumber.REQUESTERS];
  private final long ageLimit;
  private SequenceNumber highest;

  /// A new USIM's: nothing taken.
  ///
  /// @param ageLimit L: by how much SEQ may be lower than the highest that was taken, for any IND
  public SequenceNumberArray(long ageLimit) {
    this(SequenceNumber.ZERO, ageLimit);
  }

  /// One that has already taken a number, for its IND.
  public SequenceNumberArray(SequenceNumber highest, long ageLimit) {
    this.ageLimit = ageLimit;
    this.highest = highest;
    taken[highest.ind()] = highest.seq();
  }

  /// SQN_MS.
  public SequenceNumber highest() {
    return highest;
  }

  /// Takes a number if it is fresh, else leaves all as it was.
  boolean take(SequenceNumber number) {
    long step = number.seq() - highest.seq();
    boolean fresh = number.seq() > taken[number.ind()];
    if (!fresh || step > SequenceNumber.DELTA || -step >= ageLimit) {
      return false;
    }
    taken[number.ind()] = number.seq();
    if (step > 0) {
      highest = number;
    }
    return true;
  }
}
