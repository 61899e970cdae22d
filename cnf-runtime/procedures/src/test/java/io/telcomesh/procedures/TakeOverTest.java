package io.telcomesh.procedures;

import static io.telcomesh.procedures.Network.T;
import static io.telcomesh.procedures.Network.word;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeOverTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final Network network = new Network(scheduler);
  private final ProcedureRunner<String, String> old = network.runner("old");
  private final ProcedureRunner<String, String> successor = network.runner("successor");
  private final List<Question<?>> end = new ArrayList<>();

  @BeforeEach
  void proveIdentity() {
    network
        .on(
            "session",
            r -> {
              r.question(String.class)
                  .handedTo(end::add)
                  .undoneBy(created -> network.log.add("undo " + created))
                  .ask();
              word(r, "never").await();
            })
        .on("take over", r -> r.takeOver(old, message -> !message.toString().startsWith("nas")))
        .on("s11 first", _ -> {})
        .on("s11 second", _ -> {})
        .on("nas", _ -> {});
  }

  @AfterEach
  void endWorld() {
    scheduler.close();
  }

  private void post(ProcedureRunner<String, String> runner, String word) {
    runner.post(word);
    scheduler.runFor(ofSeconds(1));
  }

  private void oldHasSession() {
    post(old, "session");
    end.getFirst().post("session");
    scheduler.runFor(ofSeconds(1));
  }

  @Test
  void waitsUntilTheOldRunnerHasRunItsUndos() {
    oldHasSession();
    post(successor, "take over");
    assertThat(network.log)
        .containsExactly("session begins", "take over begins", "undo session", "take over ends");
    assertThat(network.observer.outcomes())
        .containsExactly("session SUPERSEDED", "take over COMPLETED");
  }

  @Test
  void unreadMessagesThatFollowComeInOrderBeforeAllOthers() {
    oldHasSession();
    post(old, "s11 first");
    post(old, "nas");
    post(old, "s11 second");
    network.on("later", _ -> {});
    successor.post("take over");
    successor.post("later");
    scheduler.runFor(ofSeconds(1));
    assertThat(network.observer.outcomes())
        .containsExactly(
            "session SUPERSEDED",
            "take over COMPLETED",
            "s11 first COMPLETED",
            "s11 second COMPLETED",
            "later COMPLETED");
    assertThat(network.observer.dropped())
        .singleElement()
        .matches(dropped -> dropped.reason() == DropReason.SUPERSEDED);
  }

  @Test
  void takesIdleRunnerOverAtOnce() {
    post(successor, "take over");
    assertThat(network.observer.outcomes()).containsExactly("take over COMPLETED");
  }

  @Test
  void messagesToTheOldRunnerReachTheSuccessor() {
    post(successor, "take over");
    post(old, "s11 first");
    post(old, "nas");
    assertThat(network.observer.ended().getLast().reference()).isEqualTo("successor");
    assertThat(network.observer.outcomes())
        .containsExactly("take over COMPLETED", "s11 first COMPLETED");
    assertThat(old.active()).isFalse();
  }

  @Test
  void undoesLateAnswerOfTheOldRunner() {
    post(old, "session");
    post(successor, "take over");
    assertThat(network.log).doesNotContain("undo late");
    end.getFirst().post("late");
    scheduler.runFor(ofSeconds(1));
    assertThat(network.log).contains("undo late");
    assertThat(successor.active()).isFalse();
  }

  @Test
  void secondSuccessorTakesOverFromTheFirst() {
    var second = network.runner("second");
    oldHasSession();
    network.on(
        "take over and wait",
        r -> {
          r.takeOver(old, _ -> true);
          word(r, "never").await();
        });
    post(successor, "take over and wait");
    post(second, "take over");
    assertThat(network.observer.outcomes())
        .containsExactly(
            "session SUPERSEDED", "take over and wait SUPERSEDED", "take over COMPLETED");
    post(old, "s11 first");
    assertThat(network.observer.ended().getLast().reference()).isEqualTo("second");
  }

  @Test
  void twoSuccessorsAtOnceLeaveOne() {
    var second = network.runner("second");
    oldHasSession();
    network.on(
        "take over and wait",
        r -> {
          r.takeOver(old, _ -> true);
          word(r, "answer").within(T).await();
        });
    successor.post("take over and wait");
    second.post("take over and wait");
    scheduler.runUntilIdle();
    assertThat(network.observer.outcomes())
        .containsExactlyInAnyOrder(
            "session SUPERSEDED", "take over and wait SUPERSEDED", "take over and wait EXPIRED");
  }

  @Test
  void whoTakesASuccessorOverTakesOverWhatThatWasJustTakingOver() {
    for (long seed = 1; seed <= 50; seed++) {
      try (var world = new SimulatedScheduler(seed << 32)) {
        var three = new Network(world);
        var first = three.runner("first");
        var second = three.runner("second");
        var third = three.runner("third");
        three.on("take over", r -> r.takeOver(first, _ -> false));
        three.on(
            "take both over",
            r -> {
              r.takeOver(second, _ -> false);
              r.takeOver(first, _ -> false);
              word(r, "answer").within(T).await();
            });
        second.post("take over");
        third.post("take both over");
        world.runUntilIdle();
        assertThat(three.observer.outcomes()).last().isEqualTo("take both over EXPIRED");
      }
    }
  }

  @Test
  void eachTakingTheOtherOverLeavesAtMostOne() {
    try (var live = new LiveScheduler(1, 1)) {
      for (int i = 0; i < 1_000; i++) {
        var pair = new Network(live);
        var one = pair.runner("one");
        var other = pair.runner("other");
        pair.on("one", r -> r.takeOver(other, _ -> false));
        pair.on("other", r -> r.takeOver(one, _ -> false));
        one.post("one");
        other.post("other");
        Waiting.until(() -> pair.procedures.active() == 0 && !pair.observer.ended().isEmpty());
        assertThat(pair.observer.failures()).isEmpty();
      }
    }
  }

  @Test
  void takingOverItselfOrWhatIsShutDownReturnsAtOnce() {
    network.on("itself", r -> r.takeOver(r, _ -> true));
    post(successor, "itself");
    old.shutdown();
    post(successor, "take over");
    assertThat(network.observer.outcomes())
        .containsExactly("itself COMPLETED", "take over COMPLETED");
  }

  @Test
  void proceduresAlongsideAreSupersededToo() {
    network.starting(
        "current",
        r ->
            network
                .line("current", r, _ -> word(r, "never").await())
                .when("session", Collision.ALONGSIDE));
    post(old, "current");
    oldHasSession();
    post(successor, "take over");
    assertThat(network.observer.outcomes())
        .containsExactlyInAnyOrder(
            "current SUPERSEDED", "session SUPERSEDED", "take over COMPLETED");
    assertThat(network.log).contains("undo session");
  }
}
