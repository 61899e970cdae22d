package io.telcomesh.procedures.attach;

import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.attach.CoreMessage.UpdateLocationAnswer;
import io.telcomesh.procedures.testing.ScriptedPeer;

/// S6a. A result code 2xxx accepts, RFC 6733 §7.1.2; hop-by-hop ids are the end's.
record HssPort(ProcedureRunner<?, ?> runner, ScriptedPeer hss) {

  void send(CoreMessage message) {
    hss.receive(message);
  }

  <A> A ask(CoreMessage request, Class<A> answer) {
    return runner
        .question(answer)
        .acceptedWhen(HssPort::accepting)
        .handedTo(question -> hss.receive(request, question::post))
        .ask();
  }

  private static boolean accepting(Object answer) {
    return !(answer instanceof UpdateLocationAnswer update) || update.resultCode() / 1000 == 2;
  }
}
