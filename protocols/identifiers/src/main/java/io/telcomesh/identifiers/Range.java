package io.telcomesh.identifiers;

final class Range {
  private Range() {}

  static long check(long value, long atLeast, long atMost, String what) {
    if (value < atLeast || value > atMost) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(what, atLeast, atMost, value));
    }
    return value;
  }
}
