package io.telcomesh.procedures;

/// What a running [Procedure] wants done with a message that nobody asked for.
public enum Collision {
  /// Dropped, and counted.
  IGNORE,
  /// The peer repeats itself: [Procedure#repeatAnswer] sends the answer it has missed.
  REPEAT_ANSWER,
  /// [Procedure#refuse] sends a refusal.
  REFUSE,
  /// This procedure unwinds with [Aborted] and runs its undos; then the message starts its own.
  ABORT_CURRENT,
  /// The message is looked at again when this procedure has ended; a runner lets 64 wait.
  WAIT,
  /// The message starts its own procedure now, which runs while this one waits. It does so only
  /// when every procedure that is running in the runner says ALONGSIDE.
  ALONGSIDE
}
