package io.telcomesh.procedures;

import static io.telcomesh.procedures.Network.T;
import static io.telcomesh.procedures.Network.word;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CollisionTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final Network network = new Network(scheduler);
  private final ProcedureRunner<String, String> runner = network.runner("ue");
  private final List<String> sent = new ArrayList<>();

  @AfterEach
  void endWorld() {
    scheduler.close();
  }

  private Line current(ProcedureRunner<String, String> r) {
    return network.line(
        "current", r, _ -> word(r, "answer").sending(() -> sent.add("message")).within(T).ask());
  }

  private void start(String message, Collision collision) {
    network.starting("current", r -> current(r).when(message, collision));
    network.starting(message, r -> network.line(message, r, _ -> {}));
    post("current");
    post(message);
  }

  private void post(String word) {
    runner.post(word);
    scheduler.runFor(ofSeconds(1));
  }

  @Test
  void ignoredMessageIsDroppedAndCounted() {
    start("event", Collision.IGNORE);
    post("answer");
    assertThat(network.observer.outcomes()).containsExactly("current COMPLETED");
    assertThat(network.observer.dropped())
        .singleElement()
        .matches(dropped -> dropped.reason() == DropReason.IGNORED);
  }

  @Test
  void repeatedAnswerRestartsItsTimerAndCountsNoRetransmission() {
    start("event", Collision.REPEAT_ANSWER);
    assertThat(sent).hasSize(2);
    scheduler.runUntilIdle();
    assertThat(sent).hasSize(2 + T.retransmissions());
    assertThat(network.observer.ended().getFirst().duration()).hasSeconds(1 + 15);
  }

  @Test
  void refusedMessageIsAnsweredByTheProcedure() {
    var lines = new ArrayList<Line>();
    network.starting(
        "current",
        r -> {
          lines.add(current(r).when("event", Collision.REFUSE));
          return lines.getLast();
        });
    post("current");
    post("event");
    post("answer");
    assertThat(lines.getFirst().refused).containsExactly("event");
    assertThat(network.observer.outcomes()).containsExactly("current COMPLETED");
  }

  @Test
  void abortingMessageStartsItsProcedureAfterTheUnwinding() {
    start("event", Collision.ABORT_CURRENT);
    assertThat(network.observer.outcomes()).containsExactly("current ABORTED", "event COMPLETED");
    var cause = network.observer.ended().getFirst().cause().orElseThrow();
    assertThat(((Aborted) cause).by()).isEqualTo("event");
  }

  @Test
  void abortingMessageGoesBeforeThoseThatWait() {
    network.starting("current", r -> current(r).when("event", Collision.ABORT_CURRENT));
    network.on("event", _ -> {});
    network.on("waiting", _ -> {});
    post("current");
    post("waiting");
    post("event");
    assertThat(network.observer.outcomes())
        .containsExactly("current ABORTED", "event COMPLETED", "waiting COMPLETED");
  }

  @Test
  void abortIsThrownAgainAtEveryFurtherWait() {
    network.starting(
        "current",
        r ->
            network
                .line(
                    "current",
                    r,
                    _ -> {
                      try {
                        word(r, "answer").ask();
                      } catch (Aborted _) {
                        word(r, "answer").ask();
                      }
                    })
                .when("event", Collision.ABORT_CURRENT));
    network.on("event", _ -> {});
    post("current");
    post("event");
    assertThat(network.observer.outcomes()).containsExactly("current ABORTED", "event COMPLETED");
  }

  @Test
  void messagesThatWaitStartInOrderWhenTheProcedureHasEnded() {
    start("event", Collision.WAIT);
    network.on("later", _ -> {});
    post("later");
    assertThat(network.log).containsExactly("current begins");
    post("answer");
    assertThat(network.observer.outcomes())
        .containsExactly("current COMPLETED", "event COMPLETED", "later COMPLETED");
  }

  @Test
  void runsShortProcedureAlongside() {
    start("event", Collision.ALONGSIDE);
    assertThat(network.log).containsExactly("current begins", "event begins", "event ends");
    post("answer");
    assertThat(network.observer.outcomes()).containsExactly("event COMPLETED", "current COMPLETED");
  }

  @Test
  void procedureAlongsideMayWaitAndOutliveTheCurrentOne() {
    start("event", Collision.ALONGSIDE);
    network.starting("current", r -> current(r).when("second", Collision.ALONGSIDE));
    network.starting(
        "second", r -> network.line("second", r, _ -> word(r, "its answer").within(T).await()));
    network.on("third", _ -> {});
    post("answer");
    post("current");
    post("second");
    post("answer");
    assertThat(runner.active()).isTrue();
    post("third");
    assertThat(network.log).doesNotContain("third begins");
    post("its answer");
    assertThat(network.observer.outcomes())
        .containsExactly(
            "event COMPLETED",
            "current COMPLETED",
            "current COMPLETED",
            "second COMPLETED",
            "third COMPLETED");
    assertThat(runner.active()).isFalse();
  }

  @Test
  void startsAlongsideOnlyWhatEveryRunningProcedureAllows() {
    network.starting(
        "current", r -> current(r).when("a", Collision.ALONGSIDE).when("b", Collision.ALONGSIDE));
    network.starting(
        "a",
        r ->
            network
                .line("a", r, _ -> word(r, "a answer").await())
                .when("b", Collision.ABORT_CURRENT));
    network.on("b", _ -> {});
    post("current");
    post("a");
    post("b");
    post("answer");
    assertThat(network.observer.outcomes())
        .containsExactly("a ABORTED", "b COMPLETED", "current COMPLETED");
  }

  @Test
  void exceptionInDecisionKillsTheProcedureThatDecides() {
    network.starting(
        "current",
        r ->
            new Line("current", () -> word(r, "answer").ask()) {
              @Override
              protected Collision collideWith(String message) {
                throw new ArithmeticException(message);
              }
            });
    post("current");
    post("event");
    assertThat(network.observer.outcomes()).containsExactly("current FAILED");
  }

  @Test
  void messageThatStartsNothingIsCounted() {
    post("unknown");
    assertThat(network.observer.dropped())
        .singleElement()
        .matches(dropped -> dropped.reason() == DropReason.UNEXPECTED);
    assertThat(runner.active()).isFalse();
  }

  @Test
  void letsOnlySoManyMessagesWait() {
    start("event", Collision.WAIT);
    for (int i = 0; i < 100; i++) {
      runner.post("event");
    }
    post("answer");
    assertThat(network.observer.outcomes()).hasSize(1 + 64);
    assertThat(network.observer.dropped())
        .hasSize(101 - 64)
        .allMatch(dropped -> dropped.reason() == DropReason.TOO_MANY_WAIT);
  }
}
