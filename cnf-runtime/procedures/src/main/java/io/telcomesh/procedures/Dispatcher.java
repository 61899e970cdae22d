package io.telcomesh.procedures;

import java.util.Optional;

/// Which procedure a message starts that nobody asked for. Called on the runner's turn, when no
/// running procedure stands against it.
///
/// @param <C> the runner's context
/// @param <M> the messages that reach the runner, best a sealed type
@FunctionalInterface
public interface Dispatcher<C, M> {
  /// The procedure, made with the runner's context and with ports bound to the runner. Empty: the
  /// message is dropped as [DropReason#UNEXPECTED]; to answer it, start a procedure that does.
  Optional<Procedure<M>> procedureFor(ProcedureRunner<C, M> runner, M message);
}
