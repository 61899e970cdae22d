package io.telcomesh.procedures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The procedures that a runner runs, and the questions of those that no longer wait.
final class Executions<M> {
  private final List<Execution<M>> alongside = new ArrayList<>(0);
  private final List<Question<?>> abandoned = new ArrayList<>(0);
  private @Nullable Execution<M> current;

  void current(Execution<M> execution) {
    current = execution;
  }

  boolean isCurrent(Execution<M> execution) {
    return execution == current;
  }

  boolean noCurrent() {
    return current == null;
  }

  void alongside(Execution<M> execution) {
    alongside.add(execution);
  }

  List<Execution<M>> alongside() {
    return List.copyOf(alongside);
  }

  /// The current one, then those alongside in the order of their beginning.
  List<Execution<M>> all() {
    if (alongside.isEmpty()) {
      return current == null ? List.of() : List.of(current);
    }
    var all = new ArrayList<Execution<M>>(1 + alongside.size());
    if (current != null) {
      all.add(current);
    }
    all.addAll(alongside);
    return all;
  }

  void ended(Execution<M> execution) {
    if (execution == current) {
      current = null;
    } else {
      alongside.remove(execution);
    }
    if (execution.returned()) {
      abandoned.stream()
          .filter(question -> question.asker() == execution)
          .forEach(Question::forget);
      forgetClosed();
    }
  }

  boolean none() {
    return current == null && alongside.isEmpty();
  }

  List<Question<?>> abandoned() {
    return List.copyOf(abandoned);
  }

  boolean nothingAbandoned() {
    return abandoned.isEmpty();
  }

  void abandon(List<Question<?>> questions) {
    abandoned.addAll(questions);
  }

  void forgetClosed() {
    if (!abandoned.isEmpty()) {
      abandoned.removeIf(question -> !question.open());
    }
  }

  /// The question that a message answers.
  Optional<Asked> asking(Object message) {
    for (var execution : all()) {
      for (var question : execution.waitingFor()) {
        var answer = match(question, message);
        if (answer.isPresent()) {
          return Optional.of(new Asked(question, answer.get()));
        }
      }
    }
    for (var question : abandoned) {
      var answer = match(question, message);
      if (answer.isPresent()) {
        return Optional.of(new Asked(question, answer.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<?> match(Question<?> question, Object message) {
    try {
      return question.match(message);
    } catch (RuntimeException | StackOverflowError failure) {
      question.asker().wrong(failure);
      return Optional.empty();
    }
  }

  record Asked(Question<?> question, Object answer) {}

  @Override
  public String toString() {
    return all().isEmpty()
        ? "active"
        : String.join(", ", all().stream().map(Execution::toString).toList());
  }
}
