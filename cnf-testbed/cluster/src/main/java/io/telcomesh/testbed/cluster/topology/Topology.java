package io.telcomesh.testbed.cluster.topology;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  public Topology {
    networkServices = List.copyOf(networkServices);
    configMaps = Map.copyOf(configMaps);
    workloads = List.copyOf(workloads);
  }

  public Optional<Workload> workload(String workloadName) {
    return workloads.stream().filter(one -> one.name().equals(workloadName)).findFirst();
  }

  public List<String> workloadNames() {
    return workloads.stream().map(Workload::name).toList();
  }
}
