package io.telcomesh.nsm.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Time as connections and registrations see it; tests move it by hand.
public interface NsmClock {

  /// A task that has not run yet.
  interface Pending {
    void cancel();
  }

  /// The time of day.
  Instant now();

  /// Runs the task once after the delay, on a thread that must not be blocked.
  Pending after(Duration delay, Runnable task);

  /// The machine's clock, with one daemon thread for what is pending.
  static NsmClock live() {
    var timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("nsm-clock").factory());
    timers.setRemoveOnCancelPolicy(true);
    return new NsmClock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public Pending after(Duration delay, Runnable task) {
        var scheduled = timers.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
      }
    };
  }
}
