package io.telcomesh.mme.s1mme;

import io.telcomesh.procedures.Procedure;
import io.telcomesh.s1ap.ErrorIndication;

/// Error Indication, TS 36.413 §8.7.2. It never waits, so nothing collides with it.
final class AnswerError extends Procedure<EnodebMessage> {
  private final Enodeb enodeb;
  private final ErrorIndication indication;

  AnswerError(Enodeb enodeb, ErrorIndication indication) {
    this.enodeb = enodeb;
    this.indication = indication;
  }

  @Override
  protected void run() {
    enodeb.send(indication);
  }
}
