package io.telcomesh.procedures;

import org.jspecify.annotations.Nullable;

/// The turn in an [Activity]: of its threads only one does anything. The main thread has it, and
/// lends it to a procedure that runs alongside until that waits or ends.
final class Turn<M> {
  private final Scheduler.Strand main;

  /// Whose code runs; nobody's while the inbox is read.
  private @Nullable Execution<M> running;

  /// To whom the main thread has lent the turn.
  private volatile @Nullable Execution<M> lentTo;

  Turn(Scheduler.Strand main) {
    this.main = main;
  }

  /// Whose code calls.
  ///
  /// @throws IllegalStateException when it is not a procedure on its own thread
  Execution<M> running() {
    var execution = running;
    if (execution == null || !strandOf(execution).current()) {
      throw new IllegalStateException("Only a procedure waits, and only while it runs");
    }
    return execution;
  }

  void runs(Execution<M> execution) {
    running = execution;
  }

  void nobodyRuns() {
    running = null;
  }

  /// On the main thread: lets a procedure alongside run until it waits or ends.
  void lend(Execution<M> execution, Runnable wake) {
    lentTo = execution;
    wake.run();
    while (lentTo != null) {
      main.pause();
    }
  }

  /// On the thread of a procedure alongside, for good when that ends.
  void giveBack() {
    lentTo = null;
    main.wake();
  }

  void awaitLoan(Execution<M> execution) {
    while (lentTo != execution) {
      strandOf(execution).pause();
    }
  }

  private Scheduler.Strand strandOf(Execution<M> execution) {
    var own = execution.strand;
    return own == null ? main : own;
  }
}
