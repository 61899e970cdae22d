package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Question;
import io.telcomesh.procedures.Timer;
import java.util.Optional;

/// A procedure asks.
record QuestionAsker(Question<?> question) implements Asker {
  @Override
  public boolean waits() {
    return question.open();
  }

  @Override
  public void answered(Object answer, Burst burst) {
    burst.post(question, answer);
  }

  @Override
  public void expired(Timer timer) {
    question.expire(timer);
  }

  @Override
  public Optional<String> ue() {
    return Optional.of(question.reference());
  }
}
