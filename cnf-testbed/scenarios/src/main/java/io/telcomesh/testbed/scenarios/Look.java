package io.telcomesh.testbed.scenarios;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Something that is looked for again and again until it is there.
@FunctionalInterface
public interface Look<T> {
  long EVERY_MS = 100;

  /// For what ends by itself.
  Duration FOREVER = Duration.ofDays(365);

  /// What is there now.
  Optional<T> now() throws InterruptedException;

  /// @return what was there in the end; empty when nothing was so long
  static <T> Optional<T> until(Duration patience, Look<T> look) throws InterruptedException {
    var deadline = Instant.now().plus(patience);
    var found = look.now();
    while (found.isEmpty() && Instant.now().isBefore(deadline)) {
      TimeUnit.MILLISECONDS.sleep(EVERY_MS);
      found = look.now();
    }
    return found;
  }
}
