package io.telcomesh.procedures;

import java.time.Duration;
import java.util.Optional;

/// Is told what becomes of procedures and messages, on the runner's turn: it must be quick.
public interface ProcedureObserver {
  /// A procedure begins, on the thread that it will run and end on.
  ///
  /// @param reference whose it is, as in [Ended]
  default void began(String reference) {}

  /// A procedure ended; its undos have run.
  void ended(Ended ended);

  /// A message was dropped.
  ///
  /// @param reference whose runner it was, [Procedures]
  void dropped(String reference, Object message, DropReason reason);

  /// We were wrong outside of a procedure's line: in a dispatcher, an undo, [Procedure#failed].
  void failed(String reference, Throwable failure);

  /// How a procedure ended.
  ///
  /// @param procedure its name
  /// @param reference whose it was: a reference that means nothing outside of this process
  /// @param cause what unwound it; absent when it completed
  record Ended(
      String procedure,
      String reference,
      Outcome outcome,
      Duration duration,
      Optional<Throwable> cause) {}
}
