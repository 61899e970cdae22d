package io.telcomesh.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IdleRunnerTest {

  @Test
  void holdsItsContextAndItsKindAndNothingElse() throws ReflectiveOperationException {
    try (var scheduler = new SimulatedScheduler(1)) {
      var network = new Network(scheduler);
      var runner = network.runner("ue");
      network.on("word", r -> Network.word(r, "answer").within(Network.T).await());
      runner.post("word");
      runner.post("answer");
      scheduler.runUntilIdle();

      var fields =
          Arrays.stream(ProcedureRunner.class.getDeclaredFields())
              .filter(field -> !Modifier.isStatic(field.getModifiers()))
              .toList();
      assertThat(fields).extracting("name").containsExactly("procedures", "context", "activity");
      var activity = fields.getLast();
      activity.setAccessible(true);
      assertThat(activity.get(runner)).isNull();
      assertThat(network.procedures.active()).isZero();
    }
  }

  @Test
  void whoKeepsAProcedureThatHasEndedKeepsNoneOfItsThreads() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var network = new Network(scheduler);
      var kept = new ArrayList<Line>();
      network.starting(
          "word",
          runner -> {
            kept.add(network.line("word", runner, r -> Network.word(r, "answer").await()));
            return kept.getLast();
          });
      var runner = network.runner("ue");
      runner.post("word");
      scheduler.runUntilIdle();
      assertThat(kept.getFirst().resend).isNotSameAs(Procedure.NOTHING);
      runner.post("answer");
      scheduler.runUntilIdle();
      assertThat(kept.getFirst().resend).isSameAs(Procedure.NOTHING);
    }
  }

  @Test
  void oneHundredThousandCostLessThanThirtyTwoOctetsEach() {
    int runners = 100_000;
    try (var scheduler = new SimulatedScheduler(1)) {
      var network = new Network(scheduler);
      var all = new ArrayList<ProcedureRunner<String, String>>(runners);
      long before = allocated();
      for (int i = 0; i < runners; i++) {
        all.add(network.runner("ue"));
      }
      assertThat((allocated() - before) / runners).isLessThanOrEqualTo(32);
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
