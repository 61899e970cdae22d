package io.telcomesh.nas.eps.security;

/// The NAS COUNT of one direction, TS 24.301 §4.4.3.1: 16 bits overflow counter, 8 bits sequence
/// number. The sender's next one, or the lowest that the receiver still accepts.
final class NasCount {
  static final int HIGHEST = 0xffffff;

  private int next;

  NasCount(int next) {
    if (next < 0 || next > HIGHEST + 1) {
      throw new IllegalArgumentException("a NAS COUNT has 24 bits, not " + next);
    }
    this.next = next;
  }

  int next() {
    return next;
  }

  /// The next one, which is then used up.
  ///
  /// @throws IllegalStateException when all were used: new keys should have been made before
  int take() {
    if (next > HIGHEST) {
      throw new IllegalStateException("NAS COUNT has wrapped around");
    }
    return next++;
  }

  /// The lowest count from the next one on that ends in the bits received; above [#HIGHEST] there
  /// is none.
  int estimate(int received, int bits) {
    int mask = (1 << bits) - 1;
    return next + (received - next & mask);
  }

  void accepted(int count) {
    next = count + 1;
  }
}
