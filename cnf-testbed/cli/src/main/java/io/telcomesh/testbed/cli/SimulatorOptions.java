package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Deployed;
import io.telcomesh.testbed.scenarios.FunctionClient;
import io.telcomesh.testbed.scenarios.Subscribers;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Which simulator of which instance a command is about.
final class SimulatorOptions extends InstanceOptions {
  @Option(
      names = "--simulator",
      paramLabel = "N",
      defaultValue = "0",
      description = "The number of the simulator; by default ${DEFAULT-VALUE}, enodeb-sim-0.")
  int simulator;

  /// The first simulator of an instance.
  static SimulatorOptions first(String instance) {
    var first = new SimulatorOptions();
    first.name = instance;
    return first;
  }

  /// @throws io.telcomesh.testbed.cluster.Refusal where there is no such simulator
  FunctionClient client() {
    return FunctionClient.of(running(), "enodeb-sim", simulator);
  }

  Subscribers subscribers() {
    return new Subscribers(cluster(), running(), simulator);
  }

  /// The IMSI of the first UE where nobody says another.
  String firstImsi() {
    return subscribers().first(Deployed.of(running()).firstImsi());
  }

  /// The namespace of a UE, as [io.telcomesh.testbed.cluster.Cluster#commandIn] names it.
  String namespace(JsonNode ue) {
    int number = ue.path("number").asInt();
    return simulator == 0 ? "ue-" + number : "ue-%d-%d".formatted(simulator, number);
  }
}
