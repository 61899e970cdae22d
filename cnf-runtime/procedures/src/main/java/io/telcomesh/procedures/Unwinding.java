package io.telcomesh.procedures;

/// What ends a procedure before its last line. Thrown by the verbs, seen by [Procedure#failed].
public abstract sealed class Unwinding extends RuntimeException permits Refused, Expired, Aborted {
  private static final long serialVersionUID = 1L;

  /// Unwinding is a normal event: it has no stack trace.
  Unwinding(String message) {
    super(message, null, false, false);
  }

  abstract Outcome outcome();
}
