package io.telcomesh.procedures;

import static io.telcomesh.procedures.Network.word;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// On real threads; `./mvnw verify` runs it a second time with one carrier thread.
class LiveSchedulerTest {

  @Test
  void timersAreNeverEarly() {
    try (var scheduler = new LiveScheduler(1, 1)) {
      var late = new ConcurrentLinkedQueue<Duration>();
      var random = new Random(1);
      for (int i = 0; i < 200; i++) {
        var delay = ofMillis(1 + random.nextInt(300));
        long begin = System.nanoTime();
        scheduler.after(
            delay, () -> late.add(Duration.ofNanos(System.nanoTime() - begin).minus(delay)));
      }
      Waiting.until(() -> late.size() == 200);
      assertThat(late).allMatch(by -> !by.isNegative());
    }
  }

  @Test
  void cancelledTimerDoesNotFire() {
    try (var scheduler = new LiveScheduler(1, 1)) {
      var fired = new AtomicInteger();
      scheduler.after(ofMillis(30), () -> fired.addAndGet(100)).cancel();
      scheduler.after(ofMillis(60), fired::incrementAndGet);
      Waiting.until(() -> fired.get() > 0);
      assertThat(fired).hasValue(1);
    }
  }

  @Test
  void failingTimerDoesNotStopTheWheel() {
    try (var scheduler = new LiveScheduler(1, 1)) {
      var fired = new AtomicInteger();
      scheduler.after(
          ofMillis(10),
          () -> {
            Thread.currentThread().setUncaughtExceptionHandler((_, _) -> fired.incrementAndGet());
            throw new ArithmeticException("expected by this test");
          });
      scheduler.after(ofMillis(20), fired::incrementAndGet);
      Waiting.until(() -> fired.get() == 2);
    }
  }

  @Test
  void handsEveryAnswerOverAndRunsOneProcedureAtATime() {
    int runners = 50;
    int rounds = 100;
    try (var scheduler = new LiveScheduler(2, 1_000)) {
      var network = new Network(scheduler);
      network.starting(
          "go",
          r ->
              new Line(
                  "go",
                  () -> {
                    for (int i = 0; i < rounds; i++) {
                      // The answer comes from another thread, often before anyone waits for it.
                      r.question(Integer.class)
                          .handedTo(q -> scheduler.offload(() -> q.post(1)))
                          .ask();
                    }
                  }));
      IntStream.range(0, runners).forEach(i -> network.runner("ue-" + i).post("go"));
      Waiting.until(() -> network.observer.ended().size() == runners);
      Waiting.until(() -> network.procedures.active() == 0);
      assertThat(network.observer.outcomes()).containsOnly("go COMPLETED");
    }
  }

  @Test
  void losesNothingBetweenManyPostersAndRunnersThatGoIdle() throws InterruptedException {
    int posters = 4;
    int each = 10_000;
    try (var scheduler = new LiveScheduler(1, 1)) {
      var network = new Network(scheduler);
      var counts = new int[8];
      network.starting(
          "count",
          r ->
              new Line(
                  "count",
                  () -> {
                    int number = Integer.parseInt(r.context());
                    counts[number]++; // unsynchronised on purpose: the turn must be enough
                  }));
      var runners = IntStream.range(0, 8).mapToObj(i -> network.runner("" + i)).toList();
      var threads = new ArrayList<Thread>();
      for (int p = 0; p < posters; p++) {
        threads.add(Thread.ofPlatform().start(() -> post(runners, each)));
      }
      for (var thread : threads) {
        thread.join();
      }
      Waiting.until(() -> network.procedures.active() == 0);
      assertThat(IntStream.of(counts).sum()).isEqualTo(posters * each);
    }
  }

  private static void post(List<ProcedureRunner<String, String>> runners, int each) {
    for (int i = 0; i < each; i++) {
      runners.get(i % runners.size()).post("count");
    }
  }

  @Test
  void burstIsHandedOverBeforeAnyoneIsWoken() {
    try (var scheduler = new LiveScheduler(1, 1)) {
      var network = new Network(scheduler);
      network.on("go", r -> Question.confirm(word(r, "a"), word(r, "b")));
      var burst = new Burst();
      var runners = IntStream.range(0, 10).mapToObj(i -> network.runner("" + i)).toList();
      for (var runner : runners) {
        burst.post(runner, "go");
        burst.post(runner, "b");
        burst.post(runner, "a");
      }
      assertThat(network.log).isEmpty();
      burst.wake();
      Waiting.until(() -> network.observer.ended().size() == 10);
      assertThat(network.observer.outcomes()).containsOnly("go COMPLETED");
    }
  }
}
