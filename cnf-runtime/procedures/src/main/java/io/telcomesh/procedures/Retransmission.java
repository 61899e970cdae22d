package io.telcomesh.procedures;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The runner's own timer of a question, in rounds from one expiry to the next.
final class Retransmission {
  private final Question<?> question;
  private final Timer timer;
  private final Optional<Runnable> message;
  private int round;
  private int retransmissions;
  private Scheduler.@Nullable Timeout timeout;

  /// @param message what is sent again; without one the first expiry is the last
  Retransmission(Question<?> question, Timer timer, Optional<Runnable> message) {
    this.question = question;
    this.timer = timer;
    this.message = message;
  }

  void start() {
    var expiry = new Item.Expiry(question, timer, OptionalInt.of(round));
    var runner = question.runner();
    timeout = runner.scheduler().after(timer.duration(), () -> runner.deliver(expiry, Burst.NONE));
  }

  void stop() {
    if (timeout != null) {
      timeout.cancel();
    }
    timeout = null;
  }

  /// Whether it is this round that expired, and not one that a repeated message has ended.
  boolean isRound(int expired) {
    return expired == round;
  }

  /// Sends again and starts the next round; false when the row allows no more.
  boolean sendAgain() {
    if (message.isEmpty() || retransmissions >= timer.retransmissions()) {
      return false;
    }
    retransmissions++;
    repeat();
    return true;
  }

  /// Sends again and starts the next round, but counts nothing.
  void repeat() {
    if (message.isPresent()) {
      stop();
      round++;
      message.get().run();
      start();
    }
  }
}
