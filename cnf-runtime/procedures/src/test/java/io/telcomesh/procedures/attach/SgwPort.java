package io.telcomesh.procedures.attach;

import static java.time.Duration.ofSeconds;

import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import io.telcomesh.procedures.attach.CoreMessage.CreateSessionResponse;
import io.telcomesh.procedures.testing.ScriptedPeer;
import java.util.function.Consumer;

/// S11. Causes 16 to 19 accept, TS 29.274 §8.4; sequence numbers and T3-RESPONSE are the end's.
///
/// @param undoes false takes the undo out, to see that the tests notice
record SgwPort(ProcedureRunner<?, ?> runner, ScriptedPeer sgw, boolean undoes) {
  private static final Timer T3_RESPONSE =
      Timer.timer("T3-RESPONSE", ofSeconds(3), Timer.retransmit(2), "TS 29.274 §7.6");

  void send(CoreMessage message) {
    sgw.receive(message);
  }

  <A> A ask(CoreMessage request, Class<A> answer) {
    return question(request, answer).ask();
  }

  <A> A ask(CoreMessage request, Class<A> answer, Consumer<A> undo) {
    var question = question(request, answer);
    return undoes ? question.undoneBy(undo).ask() : question.ask();
  }

  private <A> Question<A> question(CoreMessage request, Class<A> answer) {
    return runner
        .question(answer)
        .acceptedWhen(SgwPort::accepting)
        .handedTo(question -> end(request, question));
  }

  /// What the GTP-C end does, in small.
  private void end(CoreMessage request, Question<?> question) {
    sgw.receive(request, question::post);
    var whole = T3_RESPONSE.duration().multipliedBy(1 + T3_RESPONSE.retransmissions());
    runner.scheduler().after(whole, () -> question.expire(T3_RESPONSE));
  }

  private static boolean accepting(Object answer) {
    return !(answer instanceof CreateSessionResponse created)
        || (created.cause() >= 16 && created.cause() <= 19);
  }
}
