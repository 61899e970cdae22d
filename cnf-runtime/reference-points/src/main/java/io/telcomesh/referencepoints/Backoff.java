package io.telcomesh.referencepoints;

import java.time.Duration;

/// How long to wait before the next try: the first time shortly, then each time twice as long, up
/// to the longest.
///
/// @param shortest more than zero
public record Backoff(Duration shortest, Duration longest) {
  public Backoff {
    if (!shortest.isPositive() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException(
          "Tries %s to %s apart make no sense".formatted(shortest, longest));
    }
  }

  /// The wait after so many failures, 1 or more.
  public Duration after(int failures) {
    var wait = shortest;
    for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
