package io.telcomesh.nsm.controlplane;

import io.telcomesh.nsm.controlplane.yaml.YamlNode;
import io.telcomesh.nsm.sdk.NsmUrl;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What one node's control plane is told.
///
/// ```yaml
/// node: node-1                  # its name, unique in the mesh
/// address: 192.0.2.1            # on the underlay: for tunnels, and for other nodes' managers
/// socket: /run/mesh/node-1/nsm.io.sock  # where the node's clients and endpoints find the manager
/// port: 5001                    # the manager's for other nodes; optional
/// registry:
///   listen: tcp://192.0.2.1:5002          # the first node: this process is the registry
///   network-services: [4g-network.yaml]   # only with listen; relative to this file
///   url: tcp://192.0.2.1:5002             # the other nodes: where the registry is
/// parts: [registry, manager, forwarder]   # what this process is; optional, all of the node
/// forwarder:                              # optional
///   name: forwarder-node-1                # unique in the mesh
///   labels: {p2p: "true"}                 # what the metadata of a service's matches choose it by
/// ```
///
/// A node may have several forwarders, each in a process of its own.
///
/// @param registryListen where the registry of this process listens, empty where another is it
/// @param registryUrl where the registry is reached
public record ControlPlaneConfiguration(
    String node,
    InetAddress address,
    NsmUrl.Unix socket,
    NsmUrl.Tcp publicUrl,
    Optional<NsmUrl> registryListen,
    NsmUrl registryUrl,
    List<Path> networkServices,
    Set<Part> parts,
    Forwarder forwarder) {

  /// What a process can be of a node.
  public enum Part {
    REGISTRY,
    MANAGER,
    FORWARDER
  }

  /// How the forwarder is known.
  ///
  /// @param socket where it listens
  public record Forwarder(String name, Map<String, String> labels, NsmUrl.Unix socket) {
    public Forwarder {
      labels = Map.copyOf(labels);
    }
  }

  private static final int PORT = 5001;
  private static final Set<String> KEYS =
      Set.of("node", "address", "socket", "port", "registry", "parts", "forwarder");
  private static final Set<String> FORWARDER_KEYS = Set.of("name", "labels");
  private static final Map<String, String> POINT_TO_POINT = Map.of("p2p", "true");
  private static final Set<String> REGISTRY_KEYS = Set.of("listen", "url", "network-services");

  public ControlPlaneConfiguration {
    networkServices = List.copyOf(networkServices);
    parts = Set.copyOf(parts);
    if (!node.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
      throw new IllegalArgumentException(
          "node is a name of letters, digits, '-' and '.', not '" + node + "'");
    }
    if (address.isAnyLocalAddress()) {
      throw new IllegalArgumentException("address is the node's own, not " + address);
    }
  }

  /// Reads the file.
  ///
  /// @throws IllegalArgumentException that names the key that is wrong or missing
  public static ControlPlaneConfiguration read(Path file) {
    var root =
        YamlNode.read(file).stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(file + " is empty"))
            .onlyKeys(KEYS);
    var registry = root.required("registry").onlyKeys(REGISTRY_KEYS);
    var addressNode = root.required("address");
    var address = parsed(addressNode, InetAddress::ofLiteral);
    var listen = registry.at("listen").map(it -> parsed(it, NsmUrl::parse));
    var url = registry.at("url").map(it -> parsed(it, NsmUrl::parse)).or(() -> listen);
    var services =
        registry.at("network-services").map(YamlNode::list).orElse(List.of()).stream()
            .map(it -> file.toAbsolutePath().resolveSibling(it.text()))
            .toList();
    if (listen.isEmpty() && !services.isEmpty()) {
      throw registry.wrong("'network-services' is for the process that has 'listen'");
    }
    var node = root.required("node").text();
    var socket = parsed(root.required("socket"), it -> new NsmUrl.Unix(Path.of(it)));
    return new ControlPlaneConfiguration(
        node,
        address,
        socket,
        new NsmUrl.Tcp(
            address.getHostAddress(), root.at("port").map(it -> it.number(1, 65535)).orElse(PORT)),
        listen,
        url.orElseThrow(() -> registry.wrong("'listen' or 'url' is needed")),
        services,
        parts(root, listen.isPresent()),
        forwarder(root, node, socket));
  }

  private static Set<Part> parts(YamlNode root, boolean listens) {
    var every = EnumSet.allOf(Part.class);
    if (!listens) {
      every.remove(Part.REGISTRY);
    }
    return root.at("parts")
        .map(named ->
            named.list().stream()
                .map(it -> parsed(it, text -> part(text, every)))
                .collect(Collectors.toSet()))
        .orElse(every);
  }

  private static Part part(String text, Set<Part> possible) {
    return possible.stream()
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a part is one of %s, not '%s' (registry needs 'listen')"
                    .formatted(possible, text)));
  }

  /// It listens beside the manager.
  private static Forwarder forwarder(YamlNode root, String node, NsmUrl.Unix manager) {
    var told = root.at("forwarder").map(it -> it.onlyKeys(FORWARDER_KEYS));
    var name = told.flatMap(it -> it.at("name")).map(YamlNode::text);
    return new Forwarder(
        name.orElse("forwarder-" + node),
        told.flatMap(it -> it.at("labels")).map(YamlNode::texts).orElse(POINT_TO_POINT),
        new NsmUrl.Unix(manager.path().resolveSibling(name.orElse("forwarder") + ".sock")));
  }

  private interface Parser<T> {
    T parse(String text);
  }

  private static <T> T parsed(YamlNode node, Parser<T> parser) {
    try {
      return parser.parse(node.text());
    } catch (IllegalArgumentException wrong) {
      throw node.wrong(String.valueOf(wrong.getMessage()));
    }
  }
}
