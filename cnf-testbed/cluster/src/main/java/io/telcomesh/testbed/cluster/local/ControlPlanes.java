package io.telcomesh.testbed.cluster.local;

import io.telcomesh.testbed.cluster.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Starts the control plane of each node; the first is the registry too.
record ControlPlanes(Names names, LocalNetwork network, Path run, Path logs, Programs programs) {
  private static final int REGISTRY_PORT = 5002;
  private static final String SOCKET = "nsm.io.sock";

  /// The folder of a node's socket, the one that pods mount.
  Path socketFolder(int node) {
    return run.resolve(Scheduling.nodeName(node));
  }

  Path socket(int node) {
    return socketFolder(node).resolve(SOCKET);
  }

  Launch.Started start(Topology topology, int node) {
    var folder = PodFolders.made(socketFolder(node));
    var name = Scheduling.nodeName(node);
    var configuration = folder.resolve("control-plane.yaml");
    write(configuration, configuration(name, node));
    if (node == 0) {
      write(
          folder.resolve("network-services.yaml"),
          String.join("\n---\n", topology.networkServices()));
    }
    var temporary = PodFolders.made(folder.resolve("tmp"));
    return new Launch(
            "control plane of " + name,
            names.namespaceFile(name),
            folder,
            logs.resolve(name + ".log"),
            Map.of("NODE_NAME", name),
            programs.controlPlane(configuration, temporary))
        .start();
  }

  private String configuration(String name, int node) {
    var registry = "tcp://%s:%d".formatted(network.nodeAddress(0), REGISTRY_PORT);
    return """
    node: %s
    address: %s
    socket: %s
    registry:
    %s
    """
        .formatted(
            name,
            network.nodeAddress(node),
            socket(node),
            node == 0
                ? "  listen: %s\n  network-services: [network-services.yaml]".formatted(registry)
                : "  url: " + registry);
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
