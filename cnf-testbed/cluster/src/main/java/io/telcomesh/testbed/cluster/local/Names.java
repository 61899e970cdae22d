package io.telcomesh.testbed.cluster.local;

import java.nio.file.Path;

/// What is called how on the machine. Everything of an instance begins with its prefix, so that a
/// sweep finds it without a record.
///
/// @param instance the instance's name
record Names(String instance) {
  static final Path NAMESPACES = Path.of("/run/netns");

  String prefix() {
    return "tm-" + instance + "-";
  }

  /// The network namespace of a pod, a node, the `underlay`, the `management` bridge or a UE.
  String namespace(String of) {
    return prefix() + of;
  }

  Path namespaceFile(String of) {
    return NAMESPACES.resolve(namespace(of));
  }

  /// The one interface in the root namespace, of at most 15 characters.
  String rootLink() {
    return "tm-%08x".formatted(instance.hashCode());
  }
}
