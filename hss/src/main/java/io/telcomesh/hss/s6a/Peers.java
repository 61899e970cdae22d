package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.procedures.Question;

/// The MMEs, as far as the HSS asks them: the Diameter end, or a test.
@FunctionalInterface
public interface Peers {
  /// Asks the MME of that name, directly or through an agent; its answer or an expiry is posted to
  /// the question.
  void ask(String host, DiameterRequest request, Question<?> question);
}
