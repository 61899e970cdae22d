package io.telcomesh.procedures;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run of a procedure: what it waits for, what has interrupted it, what it must undo.
final class Execution<M> {
  private enum State {
    RUNNING,
    RETURNED,
    UNWOUND
  }

  final Procedure<M> procedure;
  final long started;

  /// Only a procedure that runs alongside has its own; the current one has the activity's.
  Scheduler.@Nullable Strand strand;

  private final ProcedureRunner<?, M> runner;
  private final ArrayDeque<Runnable> undos = new ArrayDeque<>(2);
  private List<Question<?>> waitingFor = List.of();
  private @Nullable Throwable interruption;
  private State state = State.RUNNING;

  Execution(ProcedureRunner<?, M> runner, Procedure<M> procedure) {
    this.runner = runner;
    this.procedure = procedure;
    this.started = runner.scheduler().nanoTime();
  }

  List<Question<?>> waitingFor() {
    return waitingFor;
  }

  void waitFor(List<Question<?>> questions) {
    waitingFor = questions;
    for (var question : questions) {
      question.open(this);
    }
  }

  /// Ends the wait; returns the questions whose answer still matters to an undo.
  List<Question<?>> stopWaiting() {
    var abandoned = waitingFor.stream().filter(Question::abandon).toList();
    waitingFor = List.of();
    return abandoned;
  }

  boolean waits() {
    if (interruption != null) {
      return false;
    }
    for (var question : waitingFor) {
      if (!question.answered()) {
        return true;
      }
    }
    return false;
  }

  /// Ends the wait with an exception: the first counts, but an abort is never lost.
  void interrupt(Throwable cause) {
    if (interruption == null || (cause instanceof Aborted && !(interruption instanceof Aborted))) {
      interruption = cause;
    }
  }

  /// Throws what has interrupted the wait. An abort stays: it is thrown at every further wait.
  void throwInterruption() {
    var cause = interruption;
    if (!(cause instanceof Aborted)) {
      interruption = null;
    }
    switch (cause) {
      case null -> {}
      case RuntimeException exception -> throw exception;
      case Error error -> throw error;
      default -> throw new IllegalStateException(cause);
    }
  }

  /// Something was created at a peer.
  void register(Runnable undo) {
    switch (state) {
      case RUNNING -> undos.push(undo);
      case UNWOUND -> guarded(undo);
      case RETURNED -> {}
    }
  }

  boolean returned() {
    return state == State.RETURNED;
  }

  void repeatAnswer(M message) {
    procedure.repeatAnswer(message, () -> waitingFor.forEach(Question::repeat));
  }

  /// The straight line, from its first message to its last undo.
  void perform() {
    try {
      procedure.run();
      state = State.RETURNED;
      ended(Outcome.COMPLETED, Optional.empty());
    } catch (SimulatedScheduler.Closed closed) {
      throw closed;
    } catch (Throwable cause) { // the one place: here a procedure dies and the process does not
      var why = cause instanceof Unwinding unwinding ? unwinding : new Aborted(cause);
      guarded(() -> procedure.failed(why));
      while (!undos.isEmpty()) {
        guarded(undos.pop());
      }
      state = State.UNWOUND;
      ended(
          cause instanceof Unwinding unwinding ? unwinding.outcome() : Outcome.FAILED,
          Optional.of(cause));
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | StackOverflowError failure) {
      runner.observer().failed(runner.reference(), failure);
    }
  }

  private void ended(Outcome outcome, Optional<Throwable> cause) {
    var duration = java.time.Duration.ofNanos(runner.scheduler().nanoTime() - started);
    runner
        .observer()
        .ended(
            new ProcedureObserver.Ended(
                procedure.name(), runner.reference(), outcome, duration, cause));
  }
}
