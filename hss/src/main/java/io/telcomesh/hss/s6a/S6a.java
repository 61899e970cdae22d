package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.procedures.ProcedureRunner;

/// The reference point as a procedure sees it.
///
/// @param answers builds ours
public record S6a(
    ProcedureRunner<?, ?> runner, Peers peers, Answers answers, Origin origin, Sessions sessions) {

  /// Asks an MME.
  ///
  /// @throws io.telcomesh.procedures.Refused by an answer that says no
  /// @throws io.telcomesh.procedures.Expired without an answer
  public <A extends DiameterAnswer> A ask(String host, DiameterRequest request, Class<A> answer) {
    return runner
        .question(answer)
        .acceptedWhen(each -> each.result().success())
        .handedTo(question -> peers.ask(host, request, question))
        .ask();
  }
}
