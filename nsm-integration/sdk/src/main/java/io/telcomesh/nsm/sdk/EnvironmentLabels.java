package io.telcomesh.nsm.sdk;

import java.util.HashMap;
import java.util.Map;

/// The labels that tell where a component runs: NODE_NAME, POD_NAME and CLUSTER_NAME of the
/// environment become nodeName, podName and clusterName.
public final class EnvironmentLabels {

  private static final Map<String, String> NAMES =
      Map.of("NODE_NAME", "nodeName", "POD_NAME", "podName", "CLUSTER_NAME", "clusterName");

  private EnvironmentLabels() {}

  /// The labels given, which win, and those of the environment.
  public static Map<String, String> added(
      Map<String, String> labels, Map<String, String> environment) {
    var all = new HashMap<String, String>();
    NAMES.forEach((variable, label) -> {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        all.put(label, value);
      }
    });
    all.putAll(labels);
    return Map.copyOf(all);
  }
}
