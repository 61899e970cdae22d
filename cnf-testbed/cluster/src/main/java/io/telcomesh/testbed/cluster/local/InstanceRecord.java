package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `instance.json`: what `up` has made.
///
/// @param subnet see [LocalNetwork]
/// @param supervisor what starts again what ends, where there is one
record InstanceRecord(
    String name,
    String topology,
    Instant started,
    int subnet,
    String logs,
    List<NodeRecord> nodes,
    List<PodRecord> pods,
    Map<String, String> settings,
    Optional<ProcessId> supervisor) {
  InstanceRecord {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    settings = Map.copyOf(settings);
  }

  /// @param launch how its control plane is started again
  /// @param restarts how often it was
  record NodeRecord(
      String name, String address, ProcessId controlPlane, Launch launch, int restarts) {
    NodeRecord {
      Objects.requireNonNull(launch); // absent where another version has written it
    }

    NodeRecord startedAgain(ProcessId now) {
      return new NodeRecord(name, address, now, launch, restarts + 1);
    }
  }

  record PodRecord(
      String name, String workload, String node, String address, List<ContainerRecord> containers) {
    PodRecord {
      containers = List.copyOf(containers);
    }

    PodRecord withContainers(List<ContainerRecord> now) {
      return new PodRecord(name, workload, node, address, now);
    }
  }

  /// @param launch how it is started again
  /// @param restarts how often it was
  record ContainerRecord(
      String name, String image, ProcessId process, Launch launch, int restarts) {
    ContainerRecord startedAgain(ProcessId now) {
      return new ContainerRecord(name, image, now, launch, restarts + 1);
    }
  }

  InstanceRecord withNodes(List<NodeRecord> now) {
    return new InstanceRecord(
        name, topology, started, subnet, logs, now, pods, settings, supervisor);
  }

  InstanceRecord withPods(List<PodRecord> now) {
    return new InstanceRecord(
        name, topology, started, subnet, logs, nodes, now, settings, supervisor);
  }

  InstanceRecord supervisedBy(ProcessId process) {
    return new InstanceRecord(
        name, topology, started, subnet, logs, nodes, pods, settings, Optional.of(process));
  }

  boolean supervised() {
    return supervisor.filter(ProcessId::running).isPresent();
  }

  Optional<PodRecord> pod(String podName) {
    return pods.stream().filter(pod -> pod.name().equals(podName)).findFirst();
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
      seenNodes.add(
          new Instance.Node(
              node.name(), node.address(), node.controlPlane().running(), node.restarts()));
    }
    return new Instance(
        name,
        topology,
        started,
        seenNodes,
        pods.stream().map(InstanceRecord::seen).toList(),
        settings,
        logs,
        supervisor.isPresent(),
        supervisor.filter(ProcessId::running).map(ProcessId::pid).orElse(0L));
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
                    one.launch().log().toString(),
                    one.restarts()))
            .toList();
    return new Instance.Pod(pod.name(), pod.workload(), pod.node(), pod.address(), containers);
  }
}
