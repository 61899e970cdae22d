package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.security.SecureRandom;
import java.util.Random;
import java.util.random.RandomGenerator;

/// Where RAND and every other unpredictable number comes from. May be shared between threads.
public interface RandomSource {
  Octets octets(int length);

  /// A number of 0 up to, not including, the bound; each equally likely.
  default long below(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("nothing is below %d".formatted(bound));
    }
    while (true) {
      long drawn = octets(8).reader().u64() >>> 1;
      long number = drawn % bound;
      if (drawn - number + (bound - 1) >= 0) { // else drawn from the incomplete last run of bounds
        return number;
      }
    }
  }

  /// The operating system's: what a network uses.
  static RandomSource secure() {
    return drawnFrom(new SecureRandom());
  }

  /// The same octets for the same seed: for tests and simulations only.
  static RandomSource seeded(long seed) {
    return drawnFrom(new Random(seed));
  }

  private static RandomSource drawnFrom(RandomGenerator generator) {
    return length -> {
      var octets = new byte[length];
      generator.nextBytes(octets);
      return Octets.wrap(octets);
    };
  }
}
