package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.s6a.RequestToMme;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.procedures.ProcedureRunner;
import java.util.Optional;

/// The reference point as a procedure sees it.
///
/// @param answers builds ours
public record S6a(
    ProcedureRunner<?, ?> runner, Peers peers, Answers answers, Origin origin, Sessions sessions) {

  /// A new session with an MME.
  public Route route(ServingMme mme) {
    return new Route(
        sessions.next(), answers.host(), answers.realm(), Optional.of(mme.host()), mme.realm());
  }

  /// Asks an MME.
  ///
  /// @throws io.telcomesh.procedures.Refused by an answer that says no
  /// @throws io.telcomesh.procedures.Expired without an answer
  public <A extends DiameterAnswer> A ask(RequestToMme request, Class<A> answer) {
    return runner
        .question(answer)
        .acceptedWhen(each -> each.result().success())
        .handedTo(question -> peers.ask(request.destinationHost(), request, question))
        .ask();
  }
}
