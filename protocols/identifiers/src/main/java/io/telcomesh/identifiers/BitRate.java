package io.telcomesh.identifiers;

/// A bit rate in bits a second, 0 or more.
public record BitRate(long bitsPerSecond) implements Comparable<BitRate> {
  public static final BitRate ZERO = new BitRate(0);

  public BitRate {
    Range.check(bitsPerSecond, 0, Long.MAX_VALUE, "a bit rate");
  }

  public static BitRate kilobits(long perSecond) {
    return new BitRate(perSecond * 1000);
  }

  public static BitRate megabits(long perSecond) {
    return new BitRate(perSecond * 1_000_000);
  }

  /// In kilobits a second, as GTPv2 counts, rounded up so that a small rate does not become none.
  public long inKilobits() {
    return Math.ceilDiv(bitsPerSecond, 1000);
  }

  @Override
  public int compareTo(BitRate other) {
    return Long.compare(bitsPerSecond, other.bitsPerSecond);
  }

  @Override
  public String toString() {
    return bitsPerSecond + " bit/s";
  }
}
