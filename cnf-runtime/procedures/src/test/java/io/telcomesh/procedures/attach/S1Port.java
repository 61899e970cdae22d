package io.telcomesh.procedures.attach;

import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import io.telcomesh.procedures.attach.UeMessage.InitialContextSetupOutcome;
import io.telcomesh.procedures.attach.UeMessage.S1ap;
import io.telcomesh.procedures.testing.ScriptedPeer;
import java.util.Optional;

/// S1AP for one UE. An unsuccessful outcome of the same elementary procedure is an answer too.
record S1Port(ProcedureRunner<UeContext, UeMessage> runner, ScriptedPeer enodeb) {

  void send(S1ap message) {
    enodeb.receive(message, answer -> runner.post((UeMessage) answer));
  }

  <A extends InitialContextSetupOutcome> Question<A> expect(Class<A> outcome, Timer guard) {
    return runner
        .question(outcome)
        .answeredBy(
            message -> Optional.of(message).filter(InitialContextSetupOutcome.class::isInstance))
        .within(guard);
  }
}
