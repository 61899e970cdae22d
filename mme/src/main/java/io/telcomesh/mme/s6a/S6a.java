package io.telcomesh.mme.s6a;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Question;

/// The Diameter peers that S6a requests go to.
public interface S6a {
  /// A new session with the HSS of a subscriber.
  Route route(Imsi imsi);

  /// Sends a request; its answer is posted to the question.
  void ask(DiameterRequest request, Question<?> question);

  /// Sends a request whose answer nobody waits for.
  void send(DiameterRequest request);
}
