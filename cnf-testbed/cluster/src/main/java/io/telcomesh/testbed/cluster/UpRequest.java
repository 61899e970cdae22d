package io.telcomesh.testbed.cluster;

import io.telcomesh.testbed.cluster.topology.Topology;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What is to run.
///
/// @param instance its name, part of the names of namespaces
/// @param nodes 1 to 8
/// @param settings configuration keys of functions: one that begins with a workload's name is that
///   workload's, `network`, `runtime` and `logging` are all functions'
/// @param restarts whether a process that ends is started again
public record UpRequest(
    String instance,
    Topology topology,
    int nodes,
    SequencedMap<String, String> settings,
    boolean restarts) {
  public UpRequest {
    settings = new LinkedHashMap<>(settings);
    if (!instance.matches("[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?")) {
      throw new Refusal(
          "An instance's name is 1 to 32 lower case letters, digits and '-', not '%s'."
              .formatted(instance));
    }
    if (nodes < 1 || nodes > 8) {
      throw new Refusal("--nodes is 1 to 8, not %d.".formatted(nodes));
    }
  }

  /// The same of another topology.
  public UpRequest of(Topology other) {
    return new UpRequest(instance, other, nodes, settings, restarts);
  }

  /// The settings of one workload, by key.
  ///
  /// @throws Refusal for a setting that is nobody's
  public Map<String, String> settingsOf(String workload) {
    var chosen = new LinkedHashMap<String, String>();
    settings.forEach((key, value) -> {
      String first = key.split("\\.", 2)[0];
      if (first.equals(workload) || COMMON.contains(first)) {
        chosen.put(key, value);
      } else if (topology.workload(first).isEmpty()) {
        throw new Refusal(
            "--set %s: nobody is configured by '%s'; a key begins with one of %s, %s."
                .formatted(key, first, topology.workloadNames(), COMMON));
      }
    });
    return chosen;
  }

  private static final java.util.List<String> COMMON =
      java.util.List.of("network", "runtime", "logging");
}
