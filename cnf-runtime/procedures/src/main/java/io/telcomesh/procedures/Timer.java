package io.telcomesh.procedures;

import java.time.Duration;

/// A row of a table of timers.
///
/// @param name the specification's name, such as T3460
/// @param duration until it expires; more than zero
/// @param retransmissions how often its message is sent again; the expiry after the last one ends
///   the wait with [Expired]
/// @param clause where the specification says so
public record Timer(String name, Duration duration, int retransmissions, String clause) {

  public Timer {
    if (duration.isNegative() || duration.isZero()) {
      throw new IllegalArgumentException(name + " must last longer than zero, not " + duration);
    }
    if (retransmissions < 0) {
      throw new IllegalArgumentException(name + " cannot retransmit " + retransmissions + " times");
    }
  }

  /// `timer("T3460", ofSeconds(6), retransmit(4), "TS 24.301 §5.4.2")`.
  public static Timer timer(String name, Duration duration, int retransmissions, String clause) {
    return new Timer(name, duration, retransmissions, clause);
  }

  /// A timer whose first expiry ends the wait.
  public static Timer guard(String name, Duration duration, String clause) {
    return new Timer(name, duration, 0, clause);
  }

  /// The number of retransmissions, for rows that read as a sentence.
  public static int retransmit(int times) {
    return times;
  }

  /// The same row with the operator's duration.
  public Timer lasting(Duration other) {
    return new Timer(name, other, retransmissions, clause);
  }

  /// This timer with the message that it sends again.
  public <M> Resending<M> resending(M message) {
    return new Resending<>(this, message);
  }

  /// A timer that runs for a message that was sent inside another one.
  public record Resending<M>(Timer timer, M message) {}
}
