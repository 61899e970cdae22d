package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.scenarios.Subscribers;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a benchmark asks the HSS for: it has to read each subscriber and to write for it.
final class BenchHssRounds implements RoundOptions.Work {
  private static final int PURGE_WINDOW = 64;

  private final Instance instance;
  private final S6aLoad load;
  private final BenchSubscribers subscribers;

  BenchHssRounds(Instance instance, S6aLoad load, BenchSubscribers subscribers) {
    this.instance = instance;
    this.load = load;
    this.subscribers = subscribers;
  }

  @Override
  public Map<Map<String, Object>, BenchRound> run(int window)
      throws IOException, InterruptedException {
    subscribers.provision();
    var rounds = new LinkedHashMap<Map<String, Object>, BenchRound>();
    rounds.put(Map.of("operation", "first AIR"), ask(S6aLoad.Operation.AIR, window));
    rounds.put(Map.of("operation", "ULR"), ask(S6aLoad.Operation.ULR, window));
    rounds.put(Map.of("operation", "AIR"), ask(S6aLoad.Operation.AIR, window));
    return rounds;
  }

  /// Purged, so that the HSS has no MME to tell when they are removed.
  @Override
  public void leave() throws IOException {
    ask(S6aLoad.Operation.PUR, PURGE_WINDOW);
    subscribers.next();
  }

  private BenchRound ask(S6aLoad.Operation operation, int window) throws IOException {
    var before = ProcessorTime.of(instance);
    var line = load.line(operation, number -> Subscribers.imsi(subscribers.first(), number));
    var timed = ClosedLoop.run(subscribers.count(), window, line);
    return BenchRound.of(timed, ProcessorTime.of(instance).less(before));
  }
}
