package io.telcomesh.testbed.cli;

import io.telcomesh.testbed.cluster.Cluster;
import io.telcomesh.testbed.cluster.Instance;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.local.LocalCluster;
import picocli.CommandLine.Option;

/// Which instance a command is about.
class InstanceOptions {
  static final String DEFAULT = "4g-network";

  @Option(
      names = "--instance",
      paramLabel = "NAME",
      defaultValue = DEFAULT,
      description = "The instance; by default ${DEFAULT-VALUE}.")
  String name = DEFAULT;

  private final Cluster cluster = LocalCluster.of(System.getenv());

  Cluster cluster() {
    return cluster;
  }

  /// @throws Refusal where it is not up
  Instance running() {
    return cluster
        .find(name)
        .orElseThrow(() -> new Refusal("%s is not up: sudo ./telcomesh up".formatted(name)));
  }

  /// @throws Refusal where there is none of that name
  Instance.Pod pod(String podName) {
    var instance = running();
    return instance
        .pod(podName)
        .orElseThrow(() ->
            new Refusal(
                "There is no pod %s, there are %s."
                    .formatted(
                        podName, instance.pods().stream().map(Instance.Pod::name).toList())));
  }
}
