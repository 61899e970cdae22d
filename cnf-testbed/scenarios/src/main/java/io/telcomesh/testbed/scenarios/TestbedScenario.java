package io.telcomesh.testbed.scenarios;

import java.util.List;
import java.util.Map;

/// A scenario of the test bed: a deployment, and what is done to it step by step.
///
/// @param name lower-case words joined by hyphens
/// @param about what it shows
/// @param nodes of the deployment
/// @param settings configuration keys of functions, as `telcomesh up --set` takes them
public record TestbedScenario(
    String name, String about, int nodes, Map<String, String> settings, List<Step> steps) {
  public TestbedScenario {
    settings = Map.copyOf(settings);
    steps = List.copyOf(steps);
  }

  /// One step.
  public sealed interface Step {
    /// The UEs of the simulator run a scenario of its library.
    record Simulate(String scenario) implements Step {}

    /// Every registered UE sends so many pings to the packet data network.
    ///
    /// @param octets of each
    /// @param mostLost in a hundred
    record Ping(int count, int octets, int mostLost) implements Step {}

    /// A pod's processes are killed, and it has to come back.
    record Kill(String pod) implements Step {}

    /// Every pod tries every address of every other pod: it reaches those of its members alone, and
    /// no socket of a 3GPP protocol listens anywhere but on a wire.
    ///
    /// @param members pairs of workloads that a wire joins
    record Separate(List<List<String>> members) implements Step {}
  }
}
