package io.telcomesh.procedures;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// For tests on real threads: until something holds, or an error after a time no machine needs.
final class Waiting {
  private static final long AT_MOST = Duration.ofSeconds(60).toNanos();

  private Waiting() {}

  static void until(BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - begin > AT_MOST) {
        throw new AssertionError("Not reached within a minute");
      }
      LockSupport.parkNanos(100_000);
    }
  }
}
