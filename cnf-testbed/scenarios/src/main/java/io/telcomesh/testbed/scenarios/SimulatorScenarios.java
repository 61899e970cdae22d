package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.cluster.Progress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Runs scenarios on the simulator of an instance, each with its UEs as if they had never been
/// switched on.
public final class SimulatorScenarios {
  /// IMSIs of the home network from here on belong to no subscriber.
  private static final int STRANGERS = 900_000_000;

  private final Subscribers subscribers;
  private final FunctionClient simulator;
  private final Progress progress;
  private int used;

  /// @param subscribers of the simulator
  public SimulatorScenarios(Subscribers subscribers, FunctionClient simulator, Progress progress) {
    this.subscribers = subscribers;
    this.simulator = simulator;
    this.progress = progress;
  }

  /// @param body as the simulator takes it: the name of one of the library, or its YAML
  public ScenarioResult run(Map<String, String> body) throws InterruptedException {
    var scenario = simulator.post("/scenarios/check", body);
    var name = scenario.path("name").asString();
    progress.step("%s: provisioning".formatted(name));
    var begin = new HashMap<>(body);
    begin.put("first", ues(scenario));
    int run = simulator.post("/scenarios/runs", begin).path("run").asInt();
    return new ScenarioResult(ended(name, run));
  }

  /// @return the IMSI of the first
  private String ues(JsonNode scenario) throws InterruptedException {
    int count = scenario.path("ues").asInt();
    var home = subscribers.first(Deployed.of(subscribers.instance()).firstImsi());
    if (scenario.path("subscribed").asBoolean()) {
      subscribers.provision(home, count);
      subscribers.simulate(home, count);
      return home;
    }
    var first = Subscribers.imsi(home, STRANGERS + used);
    used += count;
    subscribers.simulate(first, count);
    return first;
  }

  private JsonNode ended(String name, int run) throws InterruptedException {
    return Look.until(
            Look.FOREVER,
            () -> {
              var report = simulator.get("/scenarios/runs/" + run);
              int step = report.path("steps").size() + 1;
              progress.step("%s: step %d of %d".formatted(name, step, report.path("of").asInt()));
              return Optional.of(report).filter(one -> one.path("ended").asBoolean());
            })
        .orElseThrow();
  }
}
