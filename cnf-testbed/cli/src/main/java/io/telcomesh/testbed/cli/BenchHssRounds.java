package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.scenarios.Subscribers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The subscribers that a benchmark asks the HSS for: in every round others, so that it has to read
/// each of them and to write for it.
final class BenchHssRounds {
  private static final int PURGE_WINDOW = 64;

  private final Instance instance;
  private final Subscribers subscribers;
  private final S6aLoad load;
  private final int count;
  private String next;

  /// @param first IMSI of the first round
  /// @param count how many in a round
  BenchHssRounds(
      Instance instance, Subscribers subscribers, S6aLoad load, String first, int count) {
    this.instance = instance;
    this.subscribers = subscribers;
    this.load = load;
    this.next = first;
    this.count = count;
  }

  /// A round; its subscribers stay registered.
  ///
  /// @return by what was asked
  Map<String, BenchRound> run(int window) throws IOException, InterruptedException {
    subscribers.provision(next, count);
    var rounds = new LinkedHashMap<String, BenchRound>();
    rounds.put("first AIR", ask(S6aLoad.Operation.AIR, window));
    rounds.put("ULR", ask(S6aLoad.Operation.ULR, window));
    rounds.put("AIR", ask(S6aLoad.Operation.AIR, window));
    return rounds;
  }

  /// Those of the last round; the next one has others.
  void purge() throws IOException {
    ask(S6aLoad.Operation.PUR, PURGE_WINDOW);
    next = Subscribers.imsi(next, count);
  }

  private BenchRound ask(S6aLoad.Operation operation, int window) throws IOException {
    var before = ProcessorTime.of(instance);
    var line = load.line(operation, number -> Subscribers.imsi(next, number));
    var timed = ClosedLoop.run(count, window, line);
    return BenchRound.of(timed, ProcessorTime.of(instance).less(before));
  }
}
