package io.telcomesh.referencepoints.diameter;

import io.telcomesh.procedures.Scheduler;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The watchdog of one connection, RFC 3539 §3.4.1. It runs while the connection is open; whatever
/// comes from the peer is a sign of life. Without a second peer to fail over to, a connection that
/// was set up again is used at once (no state REOPEN). Its owner calls it one step at a time.
final class Watchdog {
  private static final long JITTER = Duration.ofSeconds(2).toNanos();

  private enum State {
    OKAY,
    /// An answer is overdue.
    SUSPECT
  }

  private final Scheduler scheduler;
  private final Duration interval;
  private final RandomGenerator random;
  private final Owner owner;
  private State state = State.OKAY;
  private boolean pending;
  private Optional<Scheduler.Timeout> timeout = Optional.empty();

  Watchdog(Scheduler scheduler, Duration interval, RandomGenerator random, Owner owner) {
    this.scheduler = scheduler;
    this.interval = interval;
    this.random = random;
    this.owner = owner;
  }

  /// The connection.
  interface Owner {
    void sendWatchdogRequest();

    /// Calls [Watchdog#expired] in its turn.
    void watchdogExpired();

    /// The peer is silent for too long.
    void silent();
  }

  void start() {
    timeout.ifPresent(Scheduler.Timeout::cancel);
    long jitter = random.nextLong(-JITTER, JITTER + 1);
    timeout = Optional.of(scheduler.after(interval.plusNanos(jitter), owner::watchdogExpired));
  }

  void stop() {
    timeout.ifPresent(Scheduler.Timeout::cancel);
    timeout = Optional.empty();
  }

  /// Something came from the peer.
  void heard() {
    state = State.OKAY;
    start();
  }

  /// The answer to our watchdog request came.
  void answered() {
    pending = false;
  }

  void expired() {
    if (!pending) {
      pending = true;
      owner.sendWatchdogRequest();
      start();
    } else if (state == State.OKAY) {
      state = State.SUSPECT;
      start();
    } else {
      owner.silent();
    }
  }
}
