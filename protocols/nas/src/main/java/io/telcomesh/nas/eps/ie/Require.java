package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Octets;

final class Require {
  private Require() {}

  static void range(int value, int atLeast, int atMost, String what) {
    if (value < atLeast || value > atMost) {
      throw new IllegalArgumentException(
          "%s is %d to %d, not %d".formatted(what, atLeast, atMost, value));
    }
  }

  static void length(Octets octets, int atLeast, int atMost, String what) {
    range(octets.length(), atLeast, atMost, "the length of " + what);
  }
}
