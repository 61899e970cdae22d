package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.scenarios.FunctionClient;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The UEs that a benchmark attaches and detaches.
final class BenchUes implements RoundOptions.Work {
  private final Instance instance;
  private final FunctionClient simulator;
  private final BenchSubscribers subscribers;

  BenchUes(Instance instance, FunctionClient simulator, BenchSubscribers subscribers) {
    this.instance = instance;
    this.simulator = simulator;
    this.subscribers = subscribers;
  }

  @Override
  public Map<Map<String, Object>, BenchRound> run(int window) throws InterruptedException {
    subscribers.provision();
    subscribers.simulate();
    return Map.of(Map.of(), attach(window));
  }

  private BenchRound attach(int window) throws InterruptedException {
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

  @Override
  public void leave() throws InterruptedException {
    simulator.post("/ues/detach", body(Map.of("window", 64)));
    subscribers.next();
  }

  private Map<String, Object> body(Map<String, Object> more) {
    var body = new HashMap<>(more);
    body.put("first", subscribers.first());
    body.put("count", subscribers.count());
    body.put("timeoutSeconds", 600);
    return body;
  }
}
