package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `instance.json`: what `up` has made.
///
/// @param subnet see [LocalNetwork]
record InstanceRecord(
    String name,
    String topology,
    Instant started,
    int subnet,
    String logs,
    List<NodeRecord> nodes,
    List<PodRecord> pods,
    Map<String, String> settings) {
  InstanceRecord {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    settings = Map.copyOf(settings);
  }

  record NodeRecord(String name, String address, ProcessId controlPlane) {}

  record PodRecord(
      String name,
      String workload,
      String node,
      String address,
      List<ContainerRecord> containers) {}

  record ContainerRecord(String name, String image, ProcessId process, String log) {}

  InstanceRecord withNodes(List<NodeRecord> now) {
    return new InstanceRecord(name, topology, started, subnet, logs, now, pods, settings);
  }

  InstanceRecord withPods(List<PodRecord> now) {
    return new InstanceRecord(name, topology, started, subnet, logs, nodes, now, settings);
  }

  /// Its own processes: the pods' and the nodes'.
  List<ProcessId> podProcesses() {
    return pods.stream()
        .flatMap(pod -> pod.containers().stream())
        .map(ContainerRecord::process)
        .toList();
  }

  Instance seen() {
    var seenNodes = new ArrayList<Instance.Node>();
    for (var node : nodes) {
      seenNodes.add(new Instance.Node(node.name(), node.address(), node.controlPlane().running()));
    }
    return new Instance(
        name,
        topology,
        started,
        seenNodes,
        pods.stream().map(InstanceRecord::seen).toList(),
        settings,
        logs);
  }

  private static Instance.Pod seen(PodRecord pod) {
    var containers =
        pod.containers().stream()
            .map(one ->
                new Instance.Container(
                    one.name(),
                    one.image(),
                    one.process().pid(),
                    one.process().running(),
                    one.log()))
            .toList();
    return new Instance.Pod(pod.name(), pod.workload(), pod.node(), pod.address(), containers);
  }
}
