package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.procedures.ProcedureRunner;

/// Lets tests of other packages interrupt the procedures of an S1 interface.
public final class S1Runners {
  private S1Runners() {}

  /// Of the eNodeB's only association.
  public static ProcedureRunner<?, ?> only(Enodeb enodeb) {
    return enodeb.runners().iterator().next();
  }
}
