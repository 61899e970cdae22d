package io.telcomesh.procedures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What lies in an [Inbox]; linked to what was posted before it.
abstract sealed class Item {
  @Nullable Item before;

  /// A message that may answer a question by type and transaction, or was not asked for.
  static final class Unasked extends Item {
    final Object message;
    private final Backlog backlog;
    private int weight;

    Unasked(Object message) {
      this.message = message;
      this.backlog = Backlog.NONE;
    }

    Unasked(Object message, Backlog backlog, int octets) {
      this.message = message;
      this.backlog = backlog;
      this.weight = backlog == Backlog.NONE ? 0 : backlog.add(octets);
    }

    /// A procedure has seen it, or none will; from then on it counts no more.
    void read() {
      if (weight > 0) {
        backlog.take(weight);
        weight = 0;
      }
    }
  }

  /// An end has matched an answer with its question.
  static final class Answer extends Item {
    final Question<?> question;
    final Object answer;

    Answer(Question<?> question, Object answer) {
      this.question = question;
      this.answer = answer;
    }
  }

  /// A timer of an end, or a round of the runner's own, ran out.
  static final class Expiry extends Item {
    final Question<?> question;
    final Timer timer;
    final OptionalInt round;

    Expiry(Question<?> question, Timer timer, OptionalInt round) {
      this.question = question;
      this.timer = timer;
      this.round = round;
    }
  }

  /// The old runner of a take-over has unwound: its unread messages that follow, and the questions
  /// whose late answers must be undone.
  static final class Inherited extends Item {
    final Question<?> question;
    final List<Unasked> messages;
    final List<Question<?>> abandoned;

    Inherited(Question<?> question, List<Unasked> messages, List<Question<?>> abandoned) {
      this.question = question;
      this.messages = messages;
      this.abandoned = abandoned;
    }
  }

  /// The runner's last item: all its procedures unwind. Goes before everything unread.
  static final class Ending extends Item {
    final Aborted why;
    final Optional<TakeOver> takeOver;

    Ending(Aborted why, Optional<TakeOver> takeOver) {
      this.why = why;
      this.takeOver = takeOver;
    }
  }

  /// Who takes over, which messages follow, and the question that waits for [Inherited].
  record TakeOver(
      ProcedureRunner<?, ?> successor, Predicate<Object> follows, Question<?> unwound) {}
}
