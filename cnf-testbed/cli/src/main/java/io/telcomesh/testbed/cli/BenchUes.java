package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.scenarios.FunctionClient;
import io.telcomesh.testbed.scenarios.Subscribers;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The UEs that a benchmark attaches and detaches: in every round others, so that nobody knows them
/// from before.
final class BenchUes {
  private final Instance instance;
  private final Subscribers subscribers;
  private final FunctionClient simulator;
  private final int count;
  private String next;

  /// @param first IMSI of the first round
  /// @param count how many in a round
  BenchUes(
      Instance instance,
      Subscribers subscribers,
      FunctionClient simulator,
      String first,
      int count) {
    this.instance = instance;
    this.subscribers = subscribers;
    this.simulator = simulator;
    this.next = first;
    this.count = count;
  }

  /// A round; its UEs stay attached.
  BenchRound attach(int window) throws InterruptedException {
    subscribers.provision(next, count);
    subscribers.simulate(next, count);
    var before = ProcessorTime.of(instance);
    var told =
        simulator.post(
            "/ues/attach", body(Map.of("window", window, "durations", true, "byImsi", true)));
    var milliseconds =
        StreamSupport.stream(told.path("durations").spliterator(), false)
            .map(one -> one.asDouble())
            .toList();
    return new BenchRound(
        told.path("wanted").asInt(),
        told.path("seconds").asDouble(),
        told.path("tenthsPerSecond").path(0).asDouble(0),
        told.path("tenthsPerSecond").path(9).asDouble(0),
        milliseconds,
        ProcessorTime.of(instance).less(before));
  }

  /// Those of the last round; the next one has others.
  void detach() throws InterruptedException {
    simulator.post("/ues/detach", body(Map.of("window", 64)));
    next = Subscribers.imsi(next, count);
  }

  private Map<String, Object> body(Map<String, Object> more) {
    var body = new HashMap<>(more);
    body.put("first", next);
    body.put("count", count);
    body.put("timeoutSeconds", 600);
    return body;
  }
}
