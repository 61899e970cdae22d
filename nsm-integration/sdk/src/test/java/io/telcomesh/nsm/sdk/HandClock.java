package io.telcomesh.nsm.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A clock that a test moves.
final class HandClock implements NsmClock {

  static final Instant START = Instant.parse("2026-11-23T11:31:13Z");

  private record Timer(Instant due, Runnable task) {}

  private final List<Timer> timers = new ArrayList<>();
  private Instant now = START;

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized Pending after(Duration delay, Runnable task) {
    var timer = new Timer(now.plus(delay), task);
    timers.add(timer);
    notifyAll();
    return () -> cancel(timer);
  }

  /// Lets that much time pass; what falls due runs, in order.
  void advance(Duration duration) {
    Instant end = now().plus(duration);
    for (var timer = due(end); timer.isPresent(); timer = due(end)) {
      timer.get().task().run();
    }
    moveTo(end);
  }

  /// Waits until somebody waits that long.
  synchronized void awaitTimer(Duration delay) throws InterruptedException {
    Instant due = now.plus(delay);
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (timers.stream().noneMatch(timer -> timer.due().equals(due))) {
      long left = TimeUnit.NANOSECONDS.toMillis(patience - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("nobody waits for " + delay + " but for " + timers);
      }
      wait(left);
    }
  }

  private synchronized Optional<Timer> due(Instant end) {
    var next =
        timers.stream()
            .filter(timer -> !timer.due().isAfter(end))
            .min(Comparator.comparing(Timer::due));
    next.ifPresent(timer -> {
      timers.remove(timer);
      now = timer.due();
    });
    return next;
  }

  private synchronized void moveTo(Instant instant) {
    now = instant;
  }

  private synchronized void cancel(Timer timer) {
    timers.remove(timer);
  }
}
