package io.telcomesh.mme.s1mme;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.S1apMessage;

/// Error Indication, TS 36.413 §8.7.2, or the failure of a procedure. It never waits, so nothing
/// collides with it.
final class AnswerError extends Procedure<EnodebMessage> {
  private final Enodeb enodeb;
  private final S1apMessage answer;

  AnswerError(Enodeb enodeb, S1apMessage answer) {
    this.enodeb = enodeb;
    this.answer = answer;
  }

  @Override
  protected void run() {
    enodeb.send(answer);
  }
}
