package io.telcomesh.procedures;

/// Another runner has taken the context over, [ProcedureRunner#takeOver].
public final class Superseded extends Aborted {
  private static final long serialVersionUID = 1L;

  Superseded(ProcedureRunner<?, ?> by) {
    super(by);
  }

  @Override
  Outcome outcome() {
    return Outcome.SUPERSEDED;
  }
}
