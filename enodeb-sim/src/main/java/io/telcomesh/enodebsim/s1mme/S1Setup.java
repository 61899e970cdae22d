package io.telcomesh.enodebsim.s1mme;

import static io.telcomesh.enodebsim.UeTimers.S1_SETUP;
import static io.telcomesh.procedures.Collision.ABORT_CURRENT;
import static io.telcomesh.procedures.Collision.ALONGSIDE;
import static io.telcomesh.procedures.Collision.IGNORE;
import static io.telcomesh.procedures.Collision.WAIT;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.procedures.Aborted;
import io.telcomesh.procedures.Collision;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Timer;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.s1ap.EnbId;
import io.telcomesh.s1ap.GlobalEnbId;
import io.telcomesh.s1ap.PagingDrx;
import io.telcomesh.s1ap.S1SetupFailure;
import io.telcomesh.s1ap.S1SetupRequest;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.SupportedTa;
import io.telcomesh.s1ap.TimeToWait;
import java.util.List;
import java.util.Optional;

/// S1 Setup, TS 36.413 §8.7.3: an eNodeB and an MME tell each other who they are.
final class S1Setup extends Procedure<S1Message> {
  private final ProcedureRunner<S1Interface, S1Message> runner;
  private final S1Interface s1;

  S1Setup(ProcedureRunner<S1Interface, S1Message> runner) {
    this.runner = runner;
    this.s1 = runner.context();
  }

  @Override
  protected void run() {
    var response =
        runner
            .question(S1SetupResponse.class)
            .answeredBy(S1Setup::answer)
            .sending(() -> s1.send(request()))
            .within(S1_SETUP)
            .ask();
    s1.setUp(response);
  }

  private S1SetupRequest request() {
    var settings = s1.enodeb().settings();
    var plmn = s1.enodeb().plmn();
    return new S1SetupRequest(
        new GlobalEnbId(plmn, new EnbId.Macro(settings.id())),
        Optional.of(settings.name()),
        List.of(new SupportedTa(settings.tac(), List.of(plmn))),
        PagingDrx.V128,
        OtherIes.NONE);
  }

  private static Optional<?> answer(Object message) {
    return message instanceof S1Message.Received(var received)
            && (received instanceof S1SetupResponse || received instanceof S1SetupFailure)
        ? Optional.of(received)
        : Optional.empty();
  }

  @Override
  protected Collision collideWith(S1Message message) {
    return switch (message) {
      case S1Message.SetUp _ -> ABORT_CURRENT; // §8.7.3.1: the new one counts
      case S1Message.Received _, S1Message.Faulty _ -> ALONGSIDE; // is answered
      case S1Message.ConfigurationUpdateWanted _ -> WAIT;
      case S1Message.ResetWanted _ -> IGNORE; // there is nothing yet to be reset
    };
  }

  /// §8.7.3.3: not before the time to wait is over.
  @Override
  protected void failed(Unwinding why) {
    switch (why) {
      case Refused refused -> {
        var failure = refused.answer(S1SetupFailure.class);
        failure.ifPresent(said -> s1.refused(said.cause()));
        var wait = failure.flatMap(S1SetupFailure::timeToWait).map(TimeToWait::duration);
        again(wait.map(S1_SETUP::lasting).orElse(S1_SETUP));
      }
      case Expired _ -> again(S1_SETUP);
      case Aborted _ -> {}
    }
  }

  private void again(Timer after) {
    runner.postAfter(after, new S1Message.SetUp());
  }
}
