package io.telcomesh.procedures;

import static io.telcomesh.procedures.Network.GUARD;
import static io.telcomesh.procedures.Network.word;
import static io.telcomesh.procedures.Question.confirm;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final Network network = new Network(scheduler);
  private final ProcedureRunner<String, String> runner = network.runner("ue");
  private final List<Question<?>> end = new ArrayList<>();
  private final List<String> undone = new ArrayList<>();

  record Created(int cause, String what) {}

  @BeforeEach
  void stopAborts() {
    network.starting("stop", r -> network.line("stop", r, _ -> {}));
  }

  @AfterEach
  void endWorld() {
    scheduler.close();
  }

  private void run(Consumer<ProcedureRunner<String, String>> body) {
    network.starting("go", r -> network.line("go", r, body).when("stop", Collision.ABORT_CURRENT));
    post("go");
  }

  private void post(String word) {
    runner.post(word);
    scheduler.runFor(ofSeconds(1));
  }

  private void answer(int question, Object answer) {
    end.get(question).post(answer);
    scheduler.runFor(ofSeconds(1));
  }

  private Question<Created> creation(ProcedureRunner<String, String> r) {
    return r.question(Created.class)
        .acceptedWhen(created -> created.cause() >= 16 && created.cause() <= 19)
        .handedTo(end::add)
        .undoneBy(created -> undone.add(created.what()));
  }

  @Test
  void runsUndosLastInFirstOutWhenAborted() {
    run(r -> {
      creation(r).ask();
      creation(r).ask();
      word(r, "never").await();
    });
    answer(0, new Created(16, "first"));
    answer(1, new Created(17, "second, partially accepted"));
    post("stop");
    assertThat(undone).containsExactly("second, partially accepted", "first");
    assertThat(network.observer.outcomes()).containsExactly("go ABORTED", "stop COMPLETED");
  }

  @Test
  void forgetsUndosOnReturn() {
    run(r -> creation(r).ask());
    answer(0, new Created(16, "session"));
    post("stop");
    assertThat(undone).isEmpty();
  }

  @Test
  void runsUndosWhenAnotherPeerRefusesOrDoesNotAnswerOrWeWereWrong() {
    for (var word : List.of("refused", "expired", "wrong")) {
      network.on(
          word,
          r -> {
            creation(r).ask();
            switch (word) {
              case "refused" -> throw new Refused("a cause of ours");
              case "expired" -> word(r, "never").within(GUARD).await();
              default -> throw new ArithmeticException(word);
            }
          });
      post(word);
      end.removeLast().post(new Created(16, word));
      scheduler.runUntilIdle();
    }
    assertThat(undone).containsExactly("refused", "expired", "wrong");
  }

  @Test
  void undoesNothingThatWasRefused() {
    run(r -> creation(r).ask());
    answer(0, new Created(73, "nothing"));
    assertThat(network.observer.outcomes()).containsExactly("go REFUSED");
    assertThat(undone).isEmpty();
  }

  @Test
  void undoesWhenTheAnswerComesAfterTheAbort() {
    run(r -> creation(r).ask());
    post("stop");
    assertThat(undone).isEmpty();
    assertThat(end.getFirst().open()).as("the end goes on retransmitting").isTrue();
    assertThat(runner.active()).isTrue();
    answer(0, new Created(16, "late"));
    assertThat(undone).containsExactly("late");
    assertThat(runner.active()).isFalse();
  }

  @Test
  void nextProcedureRunsWhileTheLateAnswerIsStillOut() {
    run(r -> creation(r).ask());
    network.on("stop", r -> word(r, "more").await());
    post("stop");
    answer(0, new Created(16, "late"));
    assertThat(undone).containsExactly("late");
    post("more");
    assertThat(network.observer.outcomes()).containsExactly("go ABORTED", "stop COMPLETED");
  }

  @Test
  void lateRefusalAndLateExpiryEndTheWaitForTheUndo() {
    run(r -> confirm(creation(r), creation(r)));
    post("stop");
    answer(0, new Created(73, "nothing"));
    end.get(1).expire(GUARD);
    scheduler.runUntilIdle();
    assertThat(undone).isEmpty();
    assertThat(runner.active()).isFalse();
  }

  @Test
  void undoesWhatAnEndBringsAfterTheProceduresOwnTimer() {
    run(r -> creation(r).within(GUARD).ask());
    scheduler.runFor(GUARD.duration().multipliedBy(2));
    assertThat(network.observer.outcomes()).containsExactly("go EXPIRED");
    assertThat(runner.active()).as("the end has not answered yet").isTrue();
    answer(0, new Created(16, "late"));
    assertThat(undone).containsExactly("late");
    assertThat(runner.active()).isFalse();
  }

  @Test
  void undoesWhatAnEndBringsAfterTheTimerOfAnAbortedProcedure() {
    run(r -> creation(r).within(GUARD).ask());
    post("stop");
    scheduler.runFor(GUARD.duration().multipliedBy(2));
    answer(0, new Created(16, "late"));
    assertThat(undone).containsExactly("late");
    assertThat(runner.active()).isFalse();
  }

  @Test
  void undoesLateAnswerThatTheRunnerMatches() {
    run(r -> word(r, "created").sending(() -> {}).within(GUARD).undoneBy(undone::add).ask());
    post("stop");
    post("created");
    assertThat(undone).containsExactly("created");
  }

  @Test
  void stopsLookingForLateAnswerWhenItsTimerExpires() {
    run(r -> word(r, "created").within(GUARD).undoneBy(undone::add).await());
    post("stop");
    scheduler.runUntilIdle();
    assertThat(runner.active()).isFalse();
    post("created");
    assertThat(undone).isEmpty();
    assertThat(network.observer.dropped())
        .singleElement()
        .matches(dropped -> dropped.reason() == DropReason.UNEXPECTED);
  }

  @Test
  void refusedConfirmationUndoesWhatTheOthersCreatedBeforeAndAfter() {
    run(r -> confirm(creation(r), word(r, "no").acceptedWhen(_ -> false), creation(r)));
    answer(0, new Created(16, "before"));
    post("no");
    answer(1, new Created(16, "after"));
    assertThat(undone).containsExactly("before", "after");
  }

  @Test
  void answerThatIsNoLongerWaitedForCountsWhileTheProcedureGoesOn() {
    run(r -> {
      try {
        confirm(word(r, "no").acceptedWhen(_ -> false), creation(r));
      } catch (Refused _) {
        word(r, "more").await();
      }
    });
    post("no");
    answer(0, new Created(16, "late"));
    assertThat(undone).isEmpty();
    post("stop");
    assertThat(undone).containsExactly("late");
  }

  @Test
  void forgetsLateAnswersOfProcedureThatReturned() {
    run(r -> {
      try {
        confirm(word(r, "no").acceptedWhen(_ -> false), creation(r));
      } catch (Refused _) {
        network.log.add("goes on");
      }
    });
    post("no");
    assertThat(end.getFirst().open()).isFalse();
    answer(0, new Created(16, "late"));
    assertThat(undone).isEmpty();
  }

  @Test
  void undoThatFailsOrWaitsDoesNotStopTheOthers() {
    run(r -> {
      creation(r).ask();
      creation(r).undoneBy(_ -> word(r, "an undo may only send").await()).ask();
      throw new Refused("cause");
    });
    answer(0, new Created(16, "first"));
    answer(1, new Created(16, "second"));
    assertThat(undone).containsExactly("first");
    assertThat(network.observer.failures()).hasOnlyElementsOfType(IllegalStateException.class);
  }

  @Test
  void rejectIsBuiltOnceBeforeTheUndos() {
    network.starting(
        "go",
        r ->
            network
                .line(
                    "go",
                    r,
                    _ -> {
                      creation(r).ask();
                      throw new Refused("cause 17");
                    })
                .whenFailed(why -> undone.add("reject, " + ((Refused) why).answer())));
    post("go");
    answer(0, new Created(16, "session"));
    assertThat(undone).containsExactly("reject, cause 17", "session");
  }

  @Test
  void shutdownUndoesAndWaitsForLateAnswers() {
    run(r -> {
      creation(r).ask();
      creation(r).ask();
    });
    answer(0, new Created(16, "session"));
    network.procedures.shutdown();
    scheduler.runFor(ofSeconds(1));
    assertThat(undone).containsExactly("session");
    assertThat(network.procedures.active()).isEqualTo(1);
    answer(1, new Created(16, "late"));
    assertThat(undone).containsExactly("session", "late");
    assertThat(network.procedures.active()).isZero();
    post("go");
    assertThat(network.observer.dropped())
        .singleElement()
        .matches(dropped -> dropped.reason() == DropReason.SHUT_DOWN);
    assertThat(Optional.of(runner.active())).contains(false);
  }
}
