package io.telcomesh.testbed.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A topology that runs.
///
/// @param topology the folder it was read from
/// @param settings what it was told with `--set`
/// @param logs where its logs are kept
public record Instance(
    String name,
    String topology,
    Instant started,
    List<Node> nodes,
    List<Pod> pods,
    Map<String, String> settings,
    String logs) {
  public Instance {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    settings = Map.copyOf(settings);
  }

  /// @param running whether its control plane runs
  public record Node(String name, String address, boolean running) {}

  /// @param workload the StatefulSet or Deployment it belongs to
  /// @param address of its management interface
  public record Pod(
      String name, String workload, String node, String address, List<Container> containers) {
    public Pod {
      containers = List.copyOf(containers);
    }

    public boolean running() {
      return containers.stream().allMatch(Container::running);
    }
  }

  /// @param log the file it writes to
  public record Container(String name, String image, long pid, boolean running, String log) {}

  public Optional<Pod> pod(String podName) {
    return pods.stream().filter(pod -> pod.name().equals(podName)).findFirst();
  }

  /// The pods of a workload, by ordinal.
  public List<Pod> podsOf(String workload) {
    return pods.stream().filter(pod -> pod.workload().equals(workload)).toList();
  }
}
