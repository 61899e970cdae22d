package io.telcomesh.hss.subscribers;

import io.telcomesh.identifiers.Imsi;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// IMSIs that follow one another.
///
/// @param count 1 to 1,000,000
record ImsiRange(Imsi first, int count) {
  static final int MOST = 1_000_000;

  /// @throws IllegalArgumentException when the count is another or the digits do not suffice
  ImsiRange {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to %d".formatted(MOST));
    }
    long last = Long.parseLong(first.digits()) + count - 1;
    if (Long.toString(last).length() > first.digits().length()) {
      throw new IllegalArgumentException("no more than the digits of the first IMSI can count");
    }
  }

  Imsi last() {
    return at(count - 1L);
  }

  Stream<Imsi> all() {
    return LongStream.range(0, count).mapToObj(this::at);
  }

  private Imsi at(long index) {
    var number = Long.toString(Long.parseLong(first.digits()) + index);
    return new Imsi("0".repeat(first.digits().length() - number.length()) + number);
  }
}
