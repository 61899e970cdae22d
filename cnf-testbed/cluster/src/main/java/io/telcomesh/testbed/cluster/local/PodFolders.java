package io.telcomesh.testbed.cluster.local;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.telcomesh.testbed.cluster.Refusal;
import io.telcomesh.testbed.cluster.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A pod's volumes as folders of this machine. A container has no root of its own here, so where
/// its environment or arguments name a path that a volume is mounted at they are given the folder
/// instead.
final class PodFolders {
  private static final String MESH_SOCKET = "csi.networkservicemesh.io";

  private final Map<String, Path> volumes = new HashMap<>();

  /// Makes them.
  ///
  /// @param run the pod's run-time folder
  /// @param state the folder of what outlives the pod
  /// @param meshSocket the folder of the node's manager's socket
  PodFolders(Topology topology, PodPlan pod, Path run, Path state, Path meshSocket) {
    PodSpec spec = pod.workload().template().getSpec();
    pod.workload().claims().forEach(claim -> volumes.put(claim, made(state.resolve(claim))));
    for (var volume : spec.getVolumes()) {
      volumes.put(volume.getName(), folder(topology, volume, run, meshSocket));
    }
  }

  /// The folder behind each path of a container.
  Map<String, Path> mounts(Container container) {
    var mounts = new LinkedHashMap<String, Path>();
    for (var mount : container.getVolumeMounts()) {
      var folder = volumes.get(mount.getName());
      if (folder == null) {
        throw new Refusal(
            "Container %s mounts volume %s, which there is not."
                .formatted(container.getName(), mount.getName()));
      }
      mounts.put(mount.getMountPath(), folder);
    }
    return mounts;
  }

  /// The container with the paths of its mounts replaced in what its manifest says to run.
  static Container local(Container container, Map<String, Path> mounts) {
    return new ContainerBuilder(container)
        .withCommand(local(container.getCommand(), mounts))
        .withArgs(local(container.getArgs(), mounts))
        .build();
  }

  private static List<String> local(List<String> words, Map<String, Path> mounts) {
    return words.stream().map(word -> local(word, mounts)).toList();
  }

  /// The text with the paths of mounts replaced.
  static String local(String text, Map<String, Path> mounts) {
    var longestFirst =
        mounts.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    String local = text;
    for (var path : longestFirst) {
      var place = Pattern.compile("(?<=^|=|://)" + Pattern.quote(path) + "(?=$|/)");
      var folder = Matcher.quoteReplacement(String.valueOf(mounts.get(path)));
      var found = place.matcher(local);
      if (found.find()) {
        return found.replaceAll(folder);
      }
    }
    return local;
  }

  private static Path folder(Topology topology, Volume volume, Path run, Path meshSocket) {
    if (volume.getCsi() != null && volume.getCsi().getDriver().equals(MESH_SOCKET)) {
      return meshSocket;
    }
    if (volume.getEmptyDir() != null) {
      return made(run.resolve(volume.getName()));
    }
    if (volume.getConfigMap() != null) {
      var map = topology.configMaps().get(volume.getConfigMap().getName());
      if (map == null) {
        throw new Refusal("There is no ConfigMap %s.".formatted(volume.getConfigMap().getName()));
      }
      return written(made(run.resolve(volume.getName())), map.getData());
    }
    throw new Refusal(
        "Volume %s is none that this machine can make: emptyDir, configMap, csi of %s."
            .formatted(volume.getName(), List.of(MESH_SOCKET)));
  }

  private static Path written(Path folder, Map<String, String> files) {
    files.forEach((name, text) -> {
      try {
        Files.writeString(folder.resolve(name), text);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
    return folder;
  }

  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
