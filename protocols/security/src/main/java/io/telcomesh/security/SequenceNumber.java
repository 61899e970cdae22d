package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;

/// SQN, 48 bits: SEQ (43 bits), which grows with each vector of a subscriber, and IND (5 bits),
/// which names the requester, so that vectors which several requesters keep in store do not outdate
/// each other. TS 33.102 §6.3 and Annex C.
public record SequenceNumber(long value) {
  public static final SequenceNumber ZERO = new SequenceNumber(0);

  /// The number of different IND.
  public static final int REQUESTERS = 32;

  /// Δ, the most by which SEQ may jump: more would let a faulty network use the numbers up. Annex
  /// C.2.1 and C.3.
  static final long DELTA = 1L << 28;

  /// @throws IllegalArgumentException for more than 48 bits
  public SequenceNumber {
    if (value >>> 48 != 0) {
      throw new IllegalArgumentException("SQN has 48 bits: " + value);
    }
  }

  /// SEQ‖IND.
  ///
  /// @throws IllegalArgumentException when SEQ has more than 43 bits or IND more than 5
  public static SequenceNumber of(long seq, int ind) {
    if (seq >>> 43 != 0 || ind >>> 5 != 0) {
      throw new IllegalArgumentException("SEQ %d, IND %d".formatted(seq, ind));
    }
    return new SequenceNumber(seq * REQUESTERS + ind);
  }

  /// The IND of a requester, by its name. Two may share one: then a vector that one of them kept in
  /// store can come too late and costs a resynchronisation.
  public static int indOf(String requester) {
    return Math.floorMod(requester.hashCode(), REQUESTERS);
  }

  public long seq() {
    return value / REQUESTERS;
  }

  public int ind() {
    return (int) (value % REQUESTERS);
  }

  /// The number that follows, for the same requester.
  public SequenceNumber next() {
    return next(ind());
  }

  /// The number that follows, for a requester.
  public SequenceNumber next(int ind) {
    return of(seq() + 1, ind);
  }

  /// What the authentication centre goes on from after a synchronisation failure, TS 33.102 §6.3.5:
  /// this highest number that it has given, unless the USIM would not take the one that follows;
  /// then the USIM's.
  ///
  /// @param usim SQN_MS, the highest that the USIM has taken
  public SequenceNumber resynchronised(SequenceNumber usim) {
    long step = seq() + 1 - usim.seq();
    return step > 0 && step <= DELTA ? this : usim;
  }

  /// 6 octets.
  Octets octets() {
    return new OctetWriter(6).u48(value).toOctets();
  }

  /// SQN ⊕ AK (6 octets), for nobody may follow a subscriber by it.
  Octets concealed(Octets anonymityKey) {
    return new SequenceNumber(value ^ anonymityKey.reader().u48()).octets();
  }

  static SequenceNumber revealed(Octets concealed, Octets anonymityKey) {
    return new SequenceNumber(concealed.reader().u48() ^ anonymityKey.reader().u48());
  }
}
