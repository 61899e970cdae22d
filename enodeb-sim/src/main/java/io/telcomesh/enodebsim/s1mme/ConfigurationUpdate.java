package io.telcomesh.enodebsim.s1mme;

import static io.telcomesh.enodebsim.UeTimers.CONFIGURATION_UPDATE;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.EnbConfigurationUpdate;
import io.telcomesh.s1ap.EnbConfigurationUpdateAcknowledge;
import io.telcomesh.s1ap.EnbConfigurationUpdateFailure;
import io.telcomesh.s1ap.SupportedTa;
import io.telcomesh.s1ap.TimeToWait;
import java.util.List;
import java.util.Optional;

/// eNB Configuration Update, TS 36.413 §8.7.4: the MME is told the eNodeB's name and tracking area
/// as they are now.
final class ConfigurationUpdate extends Procedure<S1Message> {
  private final ProcedureRunner<S1Interface, S1Message> runner;
  private final S1Interface s1;

  ConfigurationUpdate(ProcedureRunner<S1Interface, S1Message> runner) {
    this.runner = runner;
    this.s1 = runner.context();
  }

  @Override
  protected void run() {
    if (s1.mme().isEmpty()) {
      return; // the next S1 Setup says it
    }
    runner
        .question(EnbConfigurationUpdateAcknowledge.class)
        .answeredBy(ConfigurationUpdate::answer)
        .sending(() -> s1.send(update())) // again with the same content, §8.7.4.4
        .within(CONFIGURATION_UPDATE)
        .ask();
    s1.updateAccepted();
  }

  private EnbConfigurationUpdate update() {
    var settings = s1.enodeb().settings();
    var area = new SupportedTa(settings.tac(), List.of(s1.enodeb().plmn()));
    return new EnbConfigurationUpdate(
        Optional.of(settings.name()), Optional.of(List.of(area)), Optional.empty(), OtherIes.NONE);
  }

  private static Optional<?> answer(Object message) {
    return message instanceof S1Message.Received(var received)
            && (received instanceof EnbConfigurationUpdateAcknowledge
                || received instanceof EnbConfigurationUpdateFailure)
        ? Optional.of(received)
        : Optional.empty();
  }

  @Override
  protected Collision collideWith(S1Message message) {
    return switch (message) {
      case S1Message.SetUp _ -> ABORT_CURRENT; // which tells everything
      case S1Message.Received _, S1Message.Faulty _ -> ALONGSIDE;
      case S1Message.ResetWanted _, S1Message.ConfigurationUpdateWanted _ -> WAIT;
    };
  }

  /// §8.7.4.3: not again before the time to wait is over.
  @Override
  protected void failed(Unwinding why) {
    if (why instanceof Refused refused) {
      var failure = refused.answer(EnbConfigurationUpdateFailure.class);
      failure.ifPresent(said -> s1.updateRefused(said.cause()));
      failure
          .flatMap(EnbConfigurationUpdateFailure::timeToWait)
          .map(TimeToWait::duration)
          .map(CONFIGURATION_UPDATE::lasting)
          .ifPresent(wait -> runner.postAfter(wait, new S1Message.ConfigurationUpdateWanted()));
    }
  }
}
