package io.telcomesh.procedures.attach;

import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import io.telcomesh.procedures.attach.UeMessage.Nas;
import io.telcomesh.procedures.testing.ScriptedPeer;
import java.util.Optional;

/// NAS towards one UE. Its answers have no sequence number: the runner matches them by type.
record NasPort(ProcedureRunner<UeContext, UeMessage> runner, ScriptedPeer ue) {

  void send(Nas message) {
    ue.receive(message, answer -> runner.post((UeMessage) answer));
  }

  <A> A ask(Nas message, Timer timer, Class<A> answer) {
    return question(answer).sending(() -> send(message)).within(timer).ask();
  }

  <A> Question<A> expect(Class<A> answer, Timer.Resending<? extends Nas> again) {
    return question(answer).resending(() -> send(again.message())).within(again.timer());
  }

  private <A> Question<A> question(Class<A> answer) {
    return runner
        .question(answer)
        .answeredBy(message -> Optional.of(message).filter(answer::isInstance));
  }
}
