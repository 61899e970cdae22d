package io.telcomesh.enodebsim.s1mme;

import static io.telcomesh.enodebsim.UeTimers.RESET;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.s1ap.CauseMisc;
import io.telcomesh.s1ap.Reset;
import io.telcomesh.s1ap.ResetAcknowledge;
import io.telcomesh.s1ap.ResetType;
import java.util.Optional;

/// Reset by the eNodeB, TS 36.413 §8.7.1.2.2: it has lost the contexts of all its UEs.
final class ResetByEnodeb extends Procedure<S1Message> {
  private final ProcedureRunner<S1Interface, S1Message> runner;
  private final S1Interface s1;

  ResetByEnodeb(ProcedureRunner<S1Interface, S1Message> runner) {
    this.runner = runner;
    this.s1 = runner.context();
  }

  @Override
  protected void run() {
    var lost = s1.connections();
    lost.forEach(s1::remove);
    Enodeb.loseAll(lost, Rejection.By.ENODEB, "Reset by the eNodeB");
    var reset = new Reset(CauseMisc.OM_INTERVENTION, new ResetType.WholeInterface(), OtherIes.NONE);
    runner
        .question(ResetAcknowledge.class)
        .answeredBy(message ->
            message instanceof S1Message.Received(ResetAcknowledge acknowledge)
                ? Optional.of(acknowledge)
                : Optional.empty())
        .sending(() -> s1.send(reset))
        .within(RESET)
        .ask();
  }

  @Override
  protected Collision collideWith(S1Message message) {
    return switch (message) {
      case S1Message.SetUp _ -> ABORT_CURRENT; // S1 Setup erases everything as well, §8.7.3.1
      case S1Message.Received _, S1Message.Faulty _ -> ALONGSIDE; // also the MME's reset, §8.7.1.3
      case S1Message.ResetWanted _ -> IGNORE;
      case S1Message.ConfigurationUpdateWanted _ -> WAIT;
    };
  }
}
