package io.telcomesh.testbed.cluster.topology;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.telcomesh.testbed.cluster.Refusal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The manifests of a folder.
///
/// @param networkServices the manifests of its network services, as they are written
/// @param configMaps by name
/// @param workloads in the order of the files
public record Topology(
    String name,
    Path folder,
    List<String> networkServices,
    Map<String, ConfigMap> configMaps,
    List<Workload> workloads) {
  /// A function's third octet, 10 and its ordinal, must not reach that of the next kind.
  private static final int MOST_REPLICAS = 9;

  public Topology {
    networkServices = List.copyOf(networkServices);
    configMaps = Map.copyOf(configMaps);
    workloads = List.copyOf(workloads);
  }

  /// The same with other numbers of replicas.
  ///
  /// @param replicas by the name of the workload
  /// @throws Refusal for a workload that there is not, or a number that the address plan has no
  ///   room for
  public Topology scaled(Map<String, Integer> replicas) {
    replicas.forEach((name, number) -> {
      if (workload(name).isEmpty()) {
        throw new Refusal(
            "--scale %s=%d: there is no '%1$s', there are %s."
                .formatted(name, number, workloadNames()));
      }
      if (number < 1 || number > MOST_REPLICAS) {
        throw new Refusal(
            "--scale %s=%d: a number is 1 to %d.".formatted(name, number, MOST_REPLICAS));
      }
    });
    var scaled =
        workloads.stream()
            .map(one -> one.scaled(replicas.getOrDefault(one.name(), one.replicas())))
            .toList();
    return new Topology(name, folder, networkServices, configMaps, scaled);
  }

  /// The same with its workloads as an admission has changed them.
  public Topology admitted(UnaryOperator<Workload> admission) {
    return new Topology(
        name, folder, networkServices, configMaps, workloads.stream().map(admission).toList());
  }

  public Optional<Workload> workload(String workloadName) {
    return workloads.stream().filter(one -> one.name().equals(workloadName)).findFirst();
  }

  public List<String> workloadNames() {
    return workloads.stream().map(Workload::name).toList();
  }
}
