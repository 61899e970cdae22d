package io.telcomesh.procedures;

import java.time.Duration;
import java.time.Instant;

/// Where time and threads come from: [LiveScheduler], or [SimulatedScheduler] in tests.
public interface Scheduler {
  /// The time of day.
  Instant now();

  /// A clock that only goes forward, in nanoseconds from an arbitrary origin.
  long nanoTime();

  /// Runs the action once, not earlier than after the delay. The action must be short and must not
  /// wait: it posts something.
  Timeout after(Duration delay, Runnable action);

  /// Runs work that blocks, such as a database's, on one of a bounded number of threads.
  ///
  /// @throws java.util.concurrent.RejectedExecutionException when too much is waiting already
  void offload(Runnable work);

  /// A virtual thread, not started.
  Strand strand(Runnable body);

  /// What [#after] has yet to do.
  @FunctionalInterface
  interface Timeout {
    /// Does nothing when the action has run.
    void cancel();
  }

  /// A thread of the scheduler.
  interface Strand {
    void start();

    /// Ends the present or the next [#pause]. From any thread.
    void wake();

    /// Waits for [#wake], or returns for no reason. From the strand itself.
    void pause();

    /// Whether this is the calling thread.
    boolean current();
  }
}
