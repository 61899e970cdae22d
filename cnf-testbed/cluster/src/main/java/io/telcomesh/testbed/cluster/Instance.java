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
/// @param restarting whether what ends of its pods is to be started again
/// @param supervisorPid of the process that does so, 0 while there is none
public record Instance(
    String name,
    String topology,
    Instant started,
    List<Node> nodes,
    List<Pod> pods,
    Map<String, String> settings,
    String logs,
    boolean restarting,
    long supervisorPid) {
  public Instance {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    settings = Map.copyOf(settings);
  }

  /// Whether what ends of its pods is started again, where it is to be.
  public boolean supervised() {
    return !restarting || supervisorPid != 0;
  }

  /// @param running whether its control plane runs
  /// @param restarts how often that was started again
  public record Node(String name, String address, boolean running, int restarts) {}

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
  /// @param restarts how often it was started again
  public record Container(
      String name, String image, long pid, boolean running, String log, int restarts) {}

  public Optional<Pod> pod(String podName) {
    return pods.stream().filter(pod -> pod.name().equals(podName)).findFirst();
  }

  /// The pods of a workload, by ordinal.
  public List<Pod> podsOf(String workload) {
    return pods.stream().filter(pod -> pod.workload().equals(workload)).toList();
  }
}
