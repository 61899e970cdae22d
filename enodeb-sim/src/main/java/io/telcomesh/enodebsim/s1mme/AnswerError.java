package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.S1apMessage;

/// Error Indication, TS 36.413 §8.7.2, or the failure of a procedure. It never waits, so nothing
/// collides with it.
final class AnswerError extends Procedure<S1Message> {
  private final S1Interface s1;
  private final S1apMessage answer;

  AnswerError(S1Interface s1, S1apMessage answer) {
    this.s1 = s1;
    this.answer = answer;
  }

  @Override
  protected void run() {
    s1.send(answer);
  }
}
