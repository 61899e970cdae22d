package io.telcomesh.procedures;

import java.time.Duration;
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
    procedure.resend = () -> waitingFor.forEach(Question::repeat);
    this.started = runner.scheduler().nanoTime();
  }

  ProcedureRunner<?, M> runner() {
    return runner;
  }

  List<Question<?>> waitingFor() {
    return waitingFor;
  }

  /// Asks the questions; an abort is thrown at once, however often the procedure goes on.
  void waitFor(List<Question<?>> questions) {
    throwInterruption();
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
      case UNWOUND -> reported(undo);
      case RETURNED -> {}
    }
  }

  boolean returned() {
    return state == State.RETURNED;
  }

  Collision collideWith(M message) {
    try {
      return procedure.collideWith(message);
    } catch (RuntimeException | StackOverflowError failure) {
      wrong(failure);
      return Collision.IGNORE;
    }
  }

  /// Runs a decision of this procedure, or what it has given to a question, on the reader's turn.
  void guarded(Runnable decision) {
    try {
      decision.run();
    } catch (RuntimeException | StackOverflowError failure) {
      wrong(failure);
    }
  }

  /// An exception on the reader's turn ends the procedure that it comes from, and no other.
  void wrong(Throwable failure) {
    if (state == State.RUNNING) {
      interrupt(failure);
    } else {
      runner.failed(failure);
    }
  }

  void wake() {
    if (strand != null) {
      strand.wake();
    }
  }

  /// The straight line; what has left it early, if anything.
  Optional<Throwable> run() {
    runner.began();
    try {
      procedure.run();
      return Optional.empty();
    } catch (SimulatedScheduler.Closed closed) {
      throw closed;
    } catch (Throwable cause) { // the one place: here a procedure dies and the process does not
      return Optional.of(cause);
    }
  }

  /// Forgets the undos, or builds the reject and runs them, last in first out.
  void end(Optional<Throwable> cause) {
    cause.ifPresent(this::unwind);
    state = cause.isPresent() ? State.UNWOUND : State.RETURNED;
    var outcome =
        cause
            .map(thrown -> thrown instanceof Unwinding why ? why.outcome() : Outcome.FAILED)
            .orElse(Outcome.COMPLETED);
    var duration = Duration.ofNanos(runner.scheduler().nanoTime() - started);
    runner.ended(
        new ProcedureObserver.Ended(
            procedure.name(), runner.reference(), outcome, duration, cause));
    // Who keeps the procedure, in a lambda, keeps no thread.
    procedure.resend = Procedure.NOTHING;
    strand = null;
  }

  private void unwind(Throwable cause) {
    var why = cause instanceof Unwinding unwinding ? unwinding : new Aborted(cause);
    reported(() -> procedure.failed(why));
    while (!undos.isEmpty()) {
      reported(undos.pop());
    }
  }

  private void reported(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | StackOverflowError failure) {
      runner.failed(failure);
    }
  }

  @Override
  public String toString() {
    return procedure.name() + " waiting for " + Question.describe(waitingFor);
  }
}
