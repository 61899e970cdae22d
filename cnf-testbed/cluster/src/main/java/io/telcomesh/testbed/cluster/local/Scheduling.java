package io.telcomesh.testbed.cluster.local;

import io.fabric8.kubernetes.api.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.topology.Topology;
import io.telcomesh.testbed.cluster.topology.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which node a pod runs on: what `nodeSelector` and required anti-affinity leave, else one node
/// after the other in the order of the files.
final class Scheduling {
  static final String HOST_NAME = "kubernetes.io/hostname";

  private final int nodes;
  private final List<PodPlan> placed = new ArrayList<>();

  private Scheduling(int nodes) {
    this.nodes = nodes;
  }

  /// @throws Refusal naming the pod that fits on no node
  static List<PodPlan> of(Topology topology, int nodes) {
    var scheduling = new Scheduling(nodes);
    for (var workload : topology.workloads()) {
      for (int i = 0; i < workload.replicas(); i++) {
        scheduling.place(workload.name() + "-" + i, workload);
      }
    }
    return List.copyOf(scheduling.placed);
  }

  static String nodeName(int index) {
    return "node-" + (index + 1);
  }

  private void place(String pod, Workload workload) {
    int turn = placed.size();
    int node =
        IntStream.range(0, nodes)
            .map(i -> (turn + i) % nodes)
            .filter(candidate -> selected(workload, candidate) && !repelled(workload, candidate))
            .findFirst()
            .orElseThrow(() ->
                new Refusal(
                    "Pod %s fits on none of %d nodes (nodeSelector, anti-affinity): try --nodes."
                        .formatted(pod, nodes)));
    placed.add(new PodPlan(pod, workload, node));
  }

  private static boolean selected(Workload workload, int node) {
    var selector = Optional.ofNullable(spec(workload).getNodeSelector()).orElse(Map.of());
    return Map.of(HOST_NAME, nodeName(node)).entrySet().containsAll(selector.entrySet());
  }

  private boolean repelled(Workload workload, int node) {
    return antiAffinity(spec(workload))
        .filter(term -> HOST_NAME.equals(term.getTopologyKey()))
        .anyMatch(term ->
            placed.stream().filter(pod -> pod.node() == node).anyMatch(pod -> matches(term, pod)));
  }

  private static boolean matches(PodAffinityTerm term, PodPlan pod) {
    var labels = pod.workload().template().getMetadata().getLabels();
    return labels.entrySet().containsAll(term.getLabelSelector().getMatchLabels().entrySet());
  }

  private static Stream<PodAffinityTerm> antiAffinity(PodSpec spec) {
    return Optional.ofNullable(spec.getAffinity())
        .flatMap(affinity -> Optional.ofNullable(affinity.getPodAntiAffinity()))
        .map(anti -> anti.getRequiredDuringSchedulingIgnoredDuringExecution().stream())
        .orElseGet(Stream::empty);
  }

  private static PodSpec spec(Workload workload) {
    return workload.template().getSpec();
  }
}
