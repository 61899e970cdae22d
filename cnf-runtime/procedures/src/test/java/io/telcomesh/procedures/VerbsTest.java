package io.telcomesh.procedures;

import static io.telcomesh.procedures.Network.GUARD;
import static io.telcomesh.procedures.Network.T;
import static io.telcomesh.procedures.Network.word;
import static io.telcomesh.procedures.Question.confirm;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerbsTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final Network network = new Network(scheduler);
  private final ProcedureRunner<String, String> runner = network.runner("ue");
  private final List<Question<?>> end = new ArrayList<>();

  sealed interface Reply {
    record Yes(int number) implements Reply {}

    record No(int cause) implements Reply {}
  }

  @AfterEach
  void endWorld() {
    scheduler.close();
  }

  private void run(Consumer<ProcedureRunner<String, String>> body) {
    network.on("go", body);
    runner.post("go");
    scheduler.runFor(ofSeconds(1));
  }

  private void answer(Object answer) {
    end.getFirst().post(answer);
    scheduler.runFor(ofSeconds(1));
  }

  @Test
  void returnsTheAcceptingAnswerThatTheEndPosts() {
    run(r -> network.log.add("" + r.question(Reply.Yes.class).handedTo(end::add).ask()));
    answer(new Reply.Yes(1));
    assertThat(network.log).contains("Yes[number=1]");
    assertThat(network.observer.outcomes()).containsExactly("go COMPLETED");
  }

  @Test
  void throwsAnAnswerThatIsNotAccepted() {
    run(r ->
        r.question(Reply.Yes.class).acceptedWhen(yes -> yes.number() > 1).handedTo(end::add).ask());
    answer(new Reply.Yes(1));
    assertThat(network.observer.ended().getFirst().cause())
        .get()
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.answer()).isEqualTo(new Reply.Yes(1)));
  }

  @Test
  void throwsAnAnswerOfAnotherTypeAsRefused() {
    run(r -> r.question(Reply.Yes.class).handedTo(end::add).ask());
    answer("an answer that could not be decoded");
    assertThat(network.observer.outcomes()).containsExactly("go REFUSED");
  }

  @Test
  void returnsEveryCaseOfSealedType() {
    run(r -> {
      var question = r.question(Reply.class).acceptedWhen(Reply.Yes.class::isInstance);
      switch (question.handedTo(end::add).ask()) {
        case Reply.Yes _ -> network.log.add("yes");
        case Reply.No no -> network.log.add("no, " + no.cause());
      }
    });
    answer(new Reply.No(7));
    assertThat(network.log).contains("no, 7");
  }

  @Test
  void procedureMayGoOnAfterRefusalAndAskAgain() {
    run(r -> {
      try {
        r.question(Reply.Yes.class).handedTo(end::add).ask();
      } catch (Refused _) {
        r.question(Reply.Yes.class).handedTo(end::addFirst).ask();
      }
    });
    answer(new Reply.No(1));
    answer(new Reply.Yes(2));
    assertThat(network.observer.outcomes()).containsExactly("go COMPLETED");
  }

  @Test
  void sendsAgainAtEveryExpiryAsOftenAsTheRowSays() {
    var sent = new ArrayList<Long>();
    run(r ->
        word(r, "answer")
            .sending(() -> sent.add(scheduler.nanoTime() / 1_000_000_000L))
            .within(T)
            .ask());
    scheduler.runUntilIdle();
    assertThat(sent).containsExactly(0L, 5L, 10L);
    assertThat(network.observer.outcomes()).containsExactly("go EXPIRED");
    assertThat(network.observer.ended().getFirst().duration()).hasSeconds(15);
  }

  @Test
  void stopsItsTimerWhenTheAnswerComes() {
    var sent = new ArrayList<String>();
    run(r -> word(r, "answer").sending(() -> sent.add("message")).within(T).ask());
    runner.post("answer");
    scheduler.runUntilIdle();
    assertThat(sent).hasSize(1);
    assertThat(scheduler.now()).isEqualTo(new SimulatedScheduler(1).now().plusSeconds(1));
  }

  @Test
  void sendsAgainOnlyAtExpiryWhatWentInsideAnotherMessage() {
    var sent = new ArrayList<String>();
    run(r -> word(r, "answer").resending(() -> sent.add("message")).within(T).await());
    assertThat(sent).isEmpty();
    scheduler.runUntilIdle();
    assertThat(sent).hasSize(2);
  }

  @Test
  void endTellsThatItsRetransmissionsAreUsedUp() {
    run(r -> r.question(Reply.Yes.class).handedTo(end::add).ask());
    assertThat(end.getFirst().open()).isTrue();
    end.getFirst().expire(T);
    scheduler.runUntilIdle();
    assertThat(end.getFirst().open()).isFalse();
    assertThat(network.observer.outcomes()).containsExactly("go EXPIRED");
  }

  @Test
  void confirmsInAnyOrder() {
    network.on("go", r -> confirm(word(r, "a"), word(r, "b"), word(r, "c")));
    for (var order : List.of("abc", "acb", "bac", "bca", "cab", "cba")) {
      var ue = network.runner(order);
      ue.post("go");
      order.chars().forEach(letter -> ue.post("" + (char) letter));
    }
    scheduler.runUntilIdle();
    assertThat(network.observer.outcomes()).hasSize(6).containsOnly("go COMPLETED");
  }

  @Test
  void firstRefusalEndsConfirmation() {
    run(r ->
        confirm(word(r, "complete").within(T), r.question(Reply.Yes.class).handedTo(end::add)));
    answer(new Reply.No(3));
    assertThat(network.observer.outcomes()).containsExactly("go REFUSED");
    scheduler.runUntilIdle();
    assertThat(scheduler.nanoTime()).isEqualTo(ofSeconds(2).toNanos());
  }

  @Test
  void firstExpiryEndsConfirmation() {
    run(r -> confirm(word(r, "a").within(GUARD), word(r, "b").within(T)));
    runner.post("b");
    scheduler.runUntilIdle();
    assertThat(network.observer.ended().getFirst().cause())
        .get()
        .isInstanceOfSatisfying(
            Expired.class, expired -> assertThat(expired.timer()).isEqualTo(GUARD));
  }

  @Test
  void losesNoAnswerThatComesBeforeItIsWaitedFor() {
    network.on(
        "go",
        r -> {
          r.post("b");
          r.post("a");
          word(r, "a").await();
          network.log.add("then b");
        });
    network.on("b", _ -> {});
    runner.post("go");
    scheduler.runUntilIdle();
    assertThat(network.log).containsExactly("go begins", "then b", "go ends", "b begins", "b ends");
  }

  @Test
  void countsAnswerThatComesTwice() {
    run(r -> r.question(Reply.Yes.class).handedTo(end::add).ask());
    answer(new Reply.Yes(1));
    answer(new Reply.Yes(1));
    assertThat(network.observer.dropped())
        .singleElement()
        .matches(dropped -> dropped.reason() == DropReason.LATE_ANSWER);
  }

  @Test
  void nobodyWaitsOutsideOfProcedure() {
    assertThatThrownBy(() -> word(runner, "answer").ask())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyWaitsOnAnotherRunnersTurn() {
    var other = network.runner("other");
    network.on("other", r -> word(r, "never").await());
    other.post("other");
    run(_ -> word(other, "answer").ask());
    assertThat(network.observer.failures())
        .singleElement()
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void confirmsNoQuestionOfAnotherRunner() {
    run(r -> confirm(word(r, "a"), word(network.runner("other"), "b")));
    assertThat(network.observer.failures())
        .singleElement()
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void exceptionKillsTheProcedureAndNothingElse() {
    run(_ -> {
      throw new ArithmeticException("we were wrong");
    });
    assertThat(network.observer.outcomes()).containsExactly("go FAILED");
    assertThat(network.observer.failures()).hasOnlyElementsOfType(ArithmeticException.class);
    network.on("next", _ -> {});
    runner.post("next");
    scheduler.runUntilIdle();
    assertThat(network.observer.outcomes()).containsExactly("go FAILED", "next COMPLETED");
  }

  @Test
  void exceptionInWhatPortHasGivenKillsTheProcedureThatAsks() {
    network
        .on("match", r -> r.question(String.class).answeredBy(_ -> wrong()).within(T).await())
        .on("accept", r -> word(r, "answer").acceptedWhen(_ -> wrong()).within(T).await())
        .on("send again", r -> word(r, "no").resending(VerbsTest::wrong).within(T).await());
    for (var way : List.of("match", "accept", "send again")) {
      var ue = network.runner(way);
      ue.post(way);
      ue.post("answer");
    }
    scheduler.runUntilIdle();
    assertThat(network.observer.outcomes())
        .containsExactlyInAnyOrder("match FAILED", "accept FAILED", "send again FAILED");
    assertThat(network.procedures.active()).isZero();
  }

  private static <T> T wrong() {
    throw new ArithmeticException("expected by this test");
  }

  @Test
  void dispatcherThatFailsCostsOnlyTheMessage() {
    network.starting("wrong", _ -> wrong()).on("right", _ -> {});
    runner.post("wrong");
    runner.post("right");
    scheduler.runUntilIdle();
    assertThat(network.observer.failures()).hasOnlyElementsOfType(ArithmeticException.class);
    assertThat(network.observer.outcomes()).containsExactly("right COMPLETED");
  }

  @Test
  void observerThatFailsStopsNoRunner() {
    var blind = new BlindObserver();
    var ran = new ArrayList<String>();
    var ue =
        new Procedures<String, String>(
                scheduler,
                (_, word) -> Optional.of(new Line(word, () -> ran.add(word))),
                blind,
                name -> name)
            .runner("ue");
    ue.post("first");
    ue.post("second");
    scheduler.runUntilIdle();
    assertThat(ran).containsExactly("first", "second");
    assertThat(ue.active()).isFalse();
    assertThat(blind.told).isEqualTo(2);
  }

  private static final class BlindObserver implements ProcedureObserver {
    private int told;

    @Override
    public void ended(Ended ended) {
      told++;
      Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
      wrong();
    }

    @Override
    public void dropped(String reference, Object message, DropReason reason) {}

    @Override
    public void failed(String reference, Throwable failure) {}
  }
}
