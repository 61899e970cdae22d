package io.telcomesh.procedures;

/// How a procedure ended.
public enum Outcome {
  /// It returned.
  COMPLETED,
  /// A peer refused ([Refused]).
  REFUSED,
  /// A peer did not answer ([Expired]).
  EXPIRED,
  /// A message or the end of the process interrupted it ([Aborted]).
  ABORTED,
  /// Another runner took its context over ([Superseded]).
  SUPERSEDED,
  /// We were wrong: an exception that no procedure may throw.
  FAILED
}
