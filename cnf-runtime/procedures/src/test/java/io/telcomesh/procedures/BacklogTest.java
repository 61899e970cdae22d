package io.telcomesh.procedures;

import static io.telcomesh.procedures.Network.T;
import static io.telcomesh.procedures.Network.word;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private final SimulatedScheduler scheduler = new SimulatedScheduler(1);
  private final Network network = new Network(scheduler);
  private final ProcedureRunner<String, String> runner = network.runner("ue");
  private final List<String> reader = new ArrayList<>();
  private final Backlog backlog =
      new Backlog(4096, () -> reader.add("stops"), () -> reader.add("goes on"));

  @AfterEach
  void endWorld() {
    scheduler.close();
  }

  @Test
  void stopsTheReaderWhileTooMuchIsUnread() {
    send(3);
    assertThat(reader).isEmpty();
    send(1);
    assertThat(reader).containsExactly("stops");
    settle();
    assertThat(reader).containsExactly("stops", "goes on");
    send(1);
    assertThat(reader).hasSize(2);
  }

  @Test
  void countsTheOctetsToo() {
    var burst = new Burst();
    burst.from(backlog, 5000);
    burst.post(runner, "event");
    backlog.check();
    assertThat(reader).containsExactly("stops");
    burst.wake();
    settle();
    assertThat(reader).containsExactly("stops", "goes on");
  }

  @Test
  void whatWaitsForAProcedureHasBeenRead() {
    network.on("begin", r -> word(r, "answer").within(T).ask());
    send("begin");
    settle();
    send(4);
    settle();
    assertThat(reader).containsExactly("stops", "goes on");
    send("answer");
    settle();
    send(3);
    assertThat(reader).hasSize(2);
  }

  @Test
  void whatARunnerLeavesUnreadWhenItIsShutDownCountsNoMore() {
    send(4);
    runner.shutdown();
    settle();
    send(4);
    assertThat(reader).containsExactly("stops", "goes on");
  }

  @Test
  void whatFollowsToASuccessorCountsNoMore() {
    send(4);
    var successor = network.runner("successor");
    network.on("takeOver", r -> r.takeOver(runner, _ -> true));
    successor.post("takeOver");
    settle();
    send(3);
    settle();
    assertThat(reader).containsExactly("stops", "goes on");
  }

  /// So many octets that are 1,034 each with what a message takes.
  private void send(int count) {
    var words = new String[count];
    java.util.Arrays.fill(words, "event");
    send(words);
  }

  private void send(String... words) {
    var burst = new Burst();
    burst.from(backlog, 10);
    for (var each : words) {
      burst.post(runner, each);
    }
    burst.wake();
    backlog.check();
  }

  private void settle() {
    scheduler.runFor(ofSeconds(1));
  }
}
