package io.telcomesh.enodebsim.esm;

import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.enodebsim.UeResult;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;
import java.util.function.Consumer;

/// Somebody wants something of a UE's PDN connections, with a transaction of its own (TS 24.007
/// §11.2.3.1a), and is told what comes of it.
final class Wish {
  private final UePorts sim;
  private final UeContext ue;
  private final Consumer<UeResult> done;
  private final ProcedureTransactionIdentity transaction;
  private final long start;

  Wish(UePorts sim, Consumer<UeResult> done) {
    this.sim = sim;
    this.ue = sim.ue();
    this.done = done;
    this.transaction = ue.nextTransaction();
    this.start = sim.runner().scheduler().nanoTime();
  }

  ProcedureTransactionIdentity transaction() {
    return transaction;
  }

  boolean sameTransaction(ProcedureTransactionIdentity other) {
    return transaction.equals(other);
  }

  /// @param procedure what has taken its time
  void granted(String procedure) {
    ue.took(procedure, sim.since(start));
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.empty()));
  }

  /// @param clause of the abnormal cases
  void denied(Unwinding why, String clause) {
    var rejection = new FailedSession(sim).because(why, clause);
    ue.rejected(rejection);
    done.accept(new UeResult(ue.imsi(), sim.since(start), Optional.of(rejection)));
  }
}
