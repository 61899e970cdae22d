package io.telcomesh.testbed.scenarios;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Progress;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.UpRequest;
import io.telcomesh.testbed.cluster.topology.Topology;
import io.telcomesh.testbed.scenarios.TestbedResult.StepResult;
import io.telcomesh.testbed.scenarios.TestbedScenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs scenarios: each deploys, is loaded and measured, and is taken away again whatever happens.
public final class Testbed {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Cluster cluster;
  private final Topology topology;
  private final String instance;
  private final Progress progress;

  /// @param instance the name of what is deployed
  public Testbed(Cluster cluster, Topology topology, String instance, Progress progress) {
    this.cluster = cluster;
    this.topology = topology;
    this.instance = instance;
    this.progress = progress;
  }

  public TestbedResult run(TestbedScenario scenario) throws InterruptedException {
    var begun = Instant.now();
    var steps = new ArrayList<StepResult>();
    progress.step(scenario.name() + ": deploying");
    var request =
        new UpRequest(
            instance, topology, scenario.nodes(), new LinkedHashMap<>(scenario.settings()), true);
    double deployed;
    try {
      var running = cluster.up(request, progress);
      deployed = since(begun);
      for (var step : scenario.steps()) {
        progress.step("%s: %s".formatted(scenario.name(), words(step)));
        steps.add(measured(running, step));
      }
    } finally {
      cluster.down(instance, Cluster.Keep.LOGS, progress);
    }
    return new TestbedResult(scenario.name(), scenario.about(), deployed, since(begun), steps);
  }

  private StepResult measured(Instance running, Step step) throws InterruptedException {
    var before = CpuTimes.of(current(running));
    var begun = Instant.now();
    var outcome = outcome(running, step);
    return new StepResult(
        words(step),
        since(begun),
        outcome.figures(),
        CpuTimes.of(current(running)).since(before),
        outcome.histogram(),
        outcome.unmet());
  }

  private StepOutcome outcome(Instance running, Step step) throws InterruptedException {
    try {
      return switch (step) {
        case Step.Simulate(var name) -> simulate(running, name);
        case Step.Ping ping -> new Pings(cluster, running).send(ping);
        case Step.Kill(var pod) -> kill(pod);
        case Step.Separate(var members) -> new Separation(cluster, running).check(members);
      };
    } catch (Refusal refused) {
      return StepOutcome.failed(String.valueOf(refused.getMessage()));
    }
  }

  private StepOutcome simulate(Instance running, String name) throws InterruptedException {
    try (var simulator = FunctionClient.of(running, "enodeb-sim")) {
      var scenarios =
          new SimulatorScenarios(new Subscribers(cluster, running), simulator, progress);
      return StepOutcome.of(scenarios.run(Map.of("name", name)));
    }
  }

  private StepOutcome kill(String pod) throws InterruptedException {
    var begun = Instant.now();
    cluster.restart(instance, pod, progress);
    double back = since(begun);
    boolean served = enodebsInService();
    return new StepOutcome(
        Map.of("back after s", back, "eNodeBs in service after s", since(begun)),
        Map.of(),
        served ? List.of() : List.of("the eNodeBs are out of service"));
  }

  /// Waits until every eNodeB has an MME again.
  private boolean enodebsInService() throws InterruptedException {
    try (var simulator = FunctionClient.of(cluster.find(instance).orElseThrow(), "enodeb-sim")) {
      return Look.until(
              PATIENCE, () -> simulator.ready() ? Optional.of(simulator) : Optional.empty())
          .isPresent();
    }
  }

  /// As it is now: a pod that was started again has other processes.
  private Instance current(Instance running) {
    return cluster.find(instance).orElse(running);
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.Simulate(var name) -> "simulate " + name;
      case Step.Ping ping -> "ping %d times with %d octets".formatted(ping.count(), ping.octets());
      case Step.Kill(var pod) -> "kill " + pod;
      case Step.Separate _ -> "try every address from every pod";
    };
  }

  private static double since(Instant begun) {
    return Duration.between(begun, Instant.now()).toMillis() / 1000.0;
  }
}
