package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Deployed;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// Runs scenarios on the simulator of an instance, each with UEs of its own.
final class Scenarios {
  private static final long LOOK_MS = 100;

  /// IMSIs of the home network from here on belong to no subscriber.
  private static final int STRANGERS = 900_000_000;

  private final InstanceOptions instance;
  private final FunctionClient simulator;
  private final Console console;
  private int used;

  Scenarios(InstanceOptions instance, FunctionClient simulator, Console console) {
    this.instance = instance;
    this.simulator = simulator;
    this.console = console;
  }

  /// @param body as the simulator takes it: the name of one of the library, or its YAML
  ScenarioResult run(Map<String, String> body) throws InterruptedException {
    var scenario = simulator.post("/scenarios/check", body);
    var name = scenario.path("name").asString();
    console.step("%s: provisioning".formatted(name));
    var begin = new HashMap<>(body);
    begin.put("first", ues(scenario));
    int run = simulator.post("/scenarios/runs", begin).path("run").asInt();
    return new ScenarioResult(ended(name, run));
  }

  /// @return the IMSI of the first
  private String ues(JsonNode scenario) throws InterruptedException {
    var running = instance.running();
    var subscribers = new Subscribers(instance.cluster(), running);
    int count = scenario.path("ues").asInt();
    var home = Deployed.of(running).firstImsi();
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
    while (true) {
      var report = simulator.get("/scenarios/runs/" + run);
      if (report.path("ended").asBoolean()) {
        return report;
      }
      int step = report.path("steps").size() + 1;
      console.step("%s: step %d of %d".formatted(name, step, report.path("of").asInt()));
      TimeUnit.MILLISECONDS.sleep(LOOK_MS);
    }
  }
}
