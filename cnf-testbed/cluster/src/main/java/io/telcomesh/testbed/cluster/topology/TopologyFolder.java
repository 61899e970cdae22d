package io.telcomesh.testbed.cluster.topology;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.telcomesh.testbed.cluster.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads a topology: the resources that its `kustomization.yaml` names, in that order.
public final class TopologyFolder {
  private static final String KUSTOMIZATION = "kustomization.yaml";

  private final List<String> networkServices = new ArrayList<>();
  private final Map<String, ConfigMap> configMaps = new LinkedHashMap<>();
  private final List<Workload> workloads = new ArrayList<>();

  private TopologyFolder() {}

  /// @param resources the files of the folder, in order
  record Kustomization(
      String apiVersion, String kind, Optional<String> namespace, List<String> resources) {}

  /// @throws Refusal that names the file and the place of what is wrong
  public static Topology read(Path folder) {
    var file = folder.resolve(KUSTOMIZATION);
    if (!Files.isRegularFile(file)) {
      throw new Refusal("%s is no topology: there is no %s.".formatted(folder, KUSTOMIZATION));
    }
    var kustomization = StrictYaml.documents(file).getFirst().as(Kustomization.class);
    var reading = new TopologyFolder();
    kustomization.resources().forEach(resource -> reading.file(folder.resolve(resource)));
    return new Topology(
        Objects.requireNonNull(folder.toAbsolutePath().normalize().getFileName()).toString(),
        folder,
        reading.networkServices,
        reading.configMaps,
        reading.workloads);
  }

  private void file(Path file) {
    StrictYaml.documents(file).forEach(this::document);
  }

  private void document(StrictYaml document) {
    switch (document.kind()) {
      case "Namespace" -> document.as(Namespace.class);
      case "Service" -> document.as(Service.class);
      case "ConfigMap" -> {
        var map = document.as(ConfigMap.class);
        configMaps.put(map.getMetadata().getName(), map);
      }
      case "NetworkService" -> networkServices.add(document.text());
      case "StatefulSet" -> workloads.add(statefulSet(document.as(StatefulSet.class)));
      case "Deployment" -> workloads.add(deployment(document.as(Deployment.class)));
      default ->
          throw document.wrong(
              "kind '%s' is none of Namespace, Service, ConfigMap, NetworkService, StatefulSet, Deployment"
                  .formatted(document.kind()));
    }
  }

  private static Workload statefulSet(StatefulSet set) {
    var claims =
        set.getSpec().getVolumeClaimTemplates().stream()
            .map(PersistentVolumeClaim::getMetadata)
            .map(metadata -> metadata.getName())
            .toList();
    return new Workload(
        set.getMetadata().getName(),
        replicas(set.getSpec().getReplicas()),
        set.getSpec().getTemplate(),
        claims,
        annotations(set.getMetadata()));
  }

  private static Workload deployment(Deployment deployment) {
    return new Workload(
        deployment.getMetadata().getName(),
        replicas(deployment.getSpec().getReplicas()),
        deployment.getSpec().getTemplate(),
        List.of(),
        annotations(deployment.getMetadata()));
  }

  private static Map<String, String> annotations(ObjectMeta metadata) {
    return Optional.ofNullable(metadata.getAnnotations()).orElse(Map.of());
  }

  private static int replicas(@org.jspecify.annotations.Nullable Integer stated) {
    return stated == null ? 1 : stated;
  }

  /// The topologies below a folder, by name.
  public static List<String> names(Path topologies) {
    try (var folders = Files.list(topologies)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(KUSTOMIZATION)))
          .map(folder -> Objects.requireNonNull(folder.getFileName()).toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new Refusal("There are no topologies in %s.".formatted(topologies), unreadable);
    }
  }
}
