package io.telcomesh.procedures;

import static java.util.Collections.synchronizedList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SharedCommitsTest {
  private final List<Integer> transactions = synchronizedList(new ArrayList<>());
  private final List<String> written = synchronizedList(new ArrayList<>());

  @Test
  void changesOfManyProceduresShareOneTransaction() {
    var blocked = new CountDownLatch(1);
    try (var scheduler = new LiveScheduler(2, 4)) {
      var commits = new SharedCommits(scheduler, this::transaction);
      var network = new Network(scheduler);
      network.on("first", r -> change(r, commits, () -> waitFor(blocked)));
      network.on("go", r -> change(r, commits, () -> written.add(r.context())));
      network.runner("0").post("first");
      Waiting.until(() -> transactions.size() == 1);
      List.of("1", "2", "3").forEach(imsi -> network.runner(imsi).post("go"));
      Waiting.until(() -> network.log.size() == 4); // all have begun
      Waiting.until(() -> network.procedures.active() == 4);
      blocked.countDown();
      Waiting.until(() -> network.observer.ended().size() == 4);
      assertThat(network.observer.outcomes()).containsOnly("first COMPLETED", "go COMPLETED");
      assertThat(written).containsExactlyInAnyOrder("1", "2", "3");
      assertThat(transactions.size()).isLessThan(4);
    }
  }

  @Test
  void changeThatFailsTakesNoOtherWithIt() {
    try (var scheduler = new SimulatedScheduler(1)) {
      var commits = new SharedCommits(scheduler, this::transaction);
      var network = new Network(scheduler);
      network.on("good", r -> change(r, commits, () -> written.add(r.context())));
      network.on("bad", r -> change(r, commits, SharedCommitsTest::fail));
      network.runner("1").post("good");
      network.runner("2").post("bad");
      network.runner("3").post("good");
      scheduler.runUntilIdle();
      assertThat(network.observer.outcomes())
          .containsExactlyInAnyOrder("good COMPLETED", "bad REFUSED", "good COMPLETED");
      assertThat(written).containsExactlyInAnyOrder("1", "3");
    }
  }

  @Test
  void changeIsRefusedWhenTooMuchIsWaiting() {
    var blocked = new CountDownLatch(1);
    try (var scheduler = new LiveScheduler(1, 1)) {
      scheduler.offload(() -> waitFor(blocked));
      scheduler.offload(() -> {});
      var network = new Network(scheduler);
      var commits = new SharedCommits(scheduler, this::transaction);
      network.on("go", r -> change(r, commits, () -> written.add(r.context())));
      network.runner("1").post("go");
      Waiting.until(() -> !network.observer.ended().isEmpty());
      assertThat(network.observer.outcomes()).containsExactly("go REFUSED");
      blocked.countDown();
      assertThat(written).isEmpty();
    }
  }

  private static void change(
      ProcedureRunner<String, String> runner, SharedCommits commits, Runnable change) {
    new Database(runner, Network.GUARD).change(commits, change);
  }

  /// Undoes what it has written where one throws.
  private void transaction(List<Runnable> changes) {
    transactions.add(changes.size());
    var before = List.copyOf(written);
    try {
      changes.forEach(Runnable::run);
    } catch (IllegalStateException failed) {
      written.clear();
      written.addAll(before);
      throw failed;
    }
  }

  private static void fail() {
    throw new IllegalStateException("the subscriber is gone");
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
