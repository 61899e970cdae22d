package io.telcomesh.procedures;

/// Why a runner dropped a message.
public enum DropReason {
  /// The running procedure said [Collision#IGNORE].
  IGNORED,
  /// The running procedure said [Collision#WAIT], and too many wait already.
  TOO_MANY_WAIT,
  /// An answer to a question that is closed.
  LATE_ANSWER,
  /// It starts no procedure.
  UNEXPECTED,
  /// It was for a runner whose context another has taken over, and does not follow.
  SUPERSEDED,
  /// The runner is shut down.
  SHUT_DOWN
}
