package io.telcomesh.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final Timer QUICK = Timer.guard("Query", java.time.Duration.ofMillis(20), "");

  private static Network asking(Scheduler scheduler, Callable<String> query, Timer timer) {
    var network = new Network(scheduler);
    network.on("go", r -> network.log.add(new Database(r, timer).ask(query)));
    network.runner("imsi").post("go");
    return network;
  }

  @Test
  void returnsTheResult() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var network = asking(scheduler, () -> "row", Network.GUARD);
      scheduler.runUntilIdle();
      assertThat(network.log).containsExactly("go begins", "row", "go ends");
    }
  }

  @Test
  void exceptionOfTheQueryIsRefusal() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var network =
          asking(
              scheduler,
              () -> {
                throw new IOException("disk");
              },
              Network.GUARD);
      scheduler.runUntilIdle();
      var refused = (Refused) network.observer.ended().getFirst().cause().orElseThrow();
      assertThat(refused.answer(IOException.class)).get().extracting("message").isEqualTo("disk");
    }
  }

  @Test
  void resultThatTakesTooLongExpires() {
    var blocked = new CountDownLatch(1);
    try (var scheduler = new LiveScheduler(1, 1)) {
      var network =
          asking(
              scheduler,
              () -> {
                blocked.await();
                return "late";
              },
              QUICK);
      Waiting.until(() -> !network.observer.ended().isEmpty());
      blocked.countDown();
      assertThat(network.observer.outcomes()).containsExactly("go EXPIRED");
    }
  }

  @Test
  void refusesWhenTooManyAreWaiting() {
    var blocked = new CountDownLatch(1);
    try (var scheduler = new LiveScheduler(1, 1)) {
      Callable<String> query =
          () -> {
            blocked.await();
            return "row";
          };
      var first = asking(scheduler, query, Network.GUARD);
      var second = asking(scheduler, query, Network.GUARD);
      var third = asking(scheduler, query, Network.GUARD);
      Waiting.until(() ->
          first.observer.ended().size()
                  + second.observer.ended().size()
                  + third.observer.ended().size()
              == 1);
      blocked.countDown();
      Waiting.until(() ->
          first.observer.ended().size()
                  + second.observer.ended().size()
                  + third.observer.ended().size()
              == 3);
      assertThat(java.util.stream.Stream.of(first, second, third))
          .flatExtracting(network -> network.observer.ended())
          .filteredOn(ended -> ended.outcome() == Outcome.REFUSED)
          .singleElement()
          .extracting(ended -> ((Refused) ended.cause().orElseThrow()).answer())
          .isInstanceOf(RejectedExecutionException.class);
    }
  }
}
