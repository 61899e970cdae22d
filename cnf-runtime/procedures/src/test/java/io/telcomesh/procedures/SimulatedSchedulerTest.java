package io.telcomesh.procedures;

import static io.telcomesh.procedures.Network.word;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedSchedulerTest {

  private static List<String> hundredRunners(long seed) {
    try (var scheduler = new SimulatedScheduler(seed)) {
      var network = new Network(scheduler);
      network.on(
          "go", r -> network.log.add(r.context() + word(r, "answer").within(Network.T).await()));
      for (int i = 0; i < 100; i++) {
        var runner = network.runner("ue-" + i);
        runner.post("go");
        scheduler.after(ofSeconds(scheduler.random().nextInt(4)), () -> runner.post("answer"));
      }
      scheduler.runUntilIdle();
      return List.copyOf(network.log);
    }
  }

  @Test
  void sameSeedRepeatsTheRunAndAnotherDoesNot() {
    assertThat(hundredRunners(5)).isEqualTo(hundredRunners(5)).isNotEqualTo(hundredRunners(6));
  }

  @Test
  void passesAnHourInNoTime() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var network = new Network(scheduler);
      network.on("go", r -> word(r, "never").within(Network.GUARD.lasting(ofHours(1))).await());
      network.runner("ue").post("go");
      scheduler.runUntilIdle();
      assertThat(network.observer.ended().getFirst().duration()).isEqualTo(ofHours(1));
    }
  }

  @Test
  void actionsOfOneInstantRunInOrder() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var log = new java.util.ArrayList<Integer>();
      for (int i = 0; i < 50; i++) {
        int number = i;
        scheduler.after(ofSeconds(1), () -> log.add(number));
      }
      scheduler.runUntilIdle();
      assertThat(log).isSorted().hasSize(50);
    }
  }

  @Test
  void runsForExactlyTheGivenTime() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var before = scheduler.now();
      scheduler.after(ofSeconds(5), () -> {});
      scheduler.runFor(ofSeconds(3));
      assertThat(scheduler.now()).isEqualTo(before.plusSeconds(3));
      assertThat(scheduler.turns()).isZero();
      scheduler.runFor(ofSeconds(3));
      assertThat(scheduler.now()).isEqualTo(before.plusSeconds(6));
      assertThat(scheduler.turns()).isEqualTo(1);
    }
  }

  @Test
  void saysWhenConditionIsNotReached() {
    try (var scheduler = new SimulatedScheduler(1)) {
      assertThatThrownBy(() -> scheduler.runUntil(() -> false, ofSeconds(3)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Not reached within PT3S");
    }
  }

  @Test
  void failingActionFailsTheTest() {
    try (var scheduler = new SimulatedScheduler(1)) {
      scheduler.after(
          ofSeconds(1),
          () -> {
            throw new ArithmeticException("in a link");
          });
      assertThatThrownBy(scheduler::runUntilIdle)
          .isInstanceOf(AssertionError.class)
          .hasRootCauseMessage("in a link");
    }
  }

  @Test
  void closingEndsWhatStillWaitsSilently() {
    var scheduler = new SimulatedScheduler(1);
    var network = new Network(scheduler);
    network.on("go", r -> word(r, "never").await());
    network.runner("ue").post("go");
    scheduler.runUntilIdle();
    scheduler.close();
    assertThat(network.observer.ended()).isEmpty();
    assertThat(network.log).containsExactly("go begins");
  }
}
