package io.telcomesh.nsm.controlplane;

import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.nsm.api.connection.MonitorConnectionGrpc;
import io.telcomesh.nsm.api.connection.MonitorScopeSelector;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.RegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Two nodes each of whose parts is a program of its own: an endpoint on the first, a client on the
/// second, a tunnel between them.
final class TwoNodes implements AutoCloseable {
  /// What can be killed.
  enum Part {
    REGISTRY,
    MANAGER_1,
    MANAGER_2,
    FORWARDER_1,
    FORWARDER_2,
    ENDPOINT,
    CLIENT
  }

  private static final String SERVICE =
      """
      apiVersion: networkservicemesh.io/v1
      kind: NetworkService
      metadata: {name: 4g-network}
      spec: {payload: ETHERNET}
      """;
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STEADY = Duration.ofSeconds(1);
  private static final Set<String> REGISTERED =
      Set.of("mme-0", "forwarder-node-1", "forwarder-node-2");

  private final TestMesh mesh = TestMesh.open();
  private final Map<Part, Program> programs = new EnumMap<>(Part.class);
  private final NetworkNamespace node1 = mesh.namespaces.make("node-1");
  private final NetworkNamespace node2 = mesh.namespaces.make("node-2");
  private final NetworkNamespace client = mesh.namespaces.make("client");
  private final NetworkNamespace server = mesh.namespaces.make("server");
  private final Path directory;

  TwoNodes() throws IOException {
    mesh.connect(node1, "192.0.2.1", node2, "192.0.2.2");
    directory = Files.createTempDirectory("tmtest-");
    Files.writeString(directory.resolve("services.yaml"), SERVICE);
    var listen = "{listen: 'tcp://192.0.2.1:5002', network-services: [services.yaml]}";
    var there = "{url: 'tcp://192.0.2.1:5002'}";
    controlPlane(Part.REGISTRY, "registry", node1, 1, listen);
    controlPlane(Part.MANAGER_1, "manager", node1, 1, there);
    controlPlane(Part.MANAGER_2, "manager", node2, 2, there);
    controlPlane(Part.FORWARDER_1, "forwarder", node1, 1, there);
    controlPlane(Part.FORWARDER_2, "forwarder", node2, 2, there);
    programs.put(
        Part.ENDPOINT,
        new Program(
            "mme-0",
            server,
            "runs",
            MeshUser.class,
            "endpoint",
            "mme-0",
            manager(1).toString(),
            directory.toString(),
            "10.60.10.0/24"));
    programs.put(
        Part.CLIENT,
        new Program(
            "sgw-0", client, "runs", MeshUser.class, "client", "sgw-0", manager(2).toString()));
  }

  private void controlPlane(
      Part part, String name, NetworkNamespace namespace, int node, String registry)
      throws IOException {
    var configuration =
        Files.writeString(
            directory.resolve(part + ".yaml"),
            "{node: node-%d, address: 192.0.2.%d, socket: '%s', registry: %s, parts: [%s]}"
                .formatted(node, node, manager(node).path(), registry, name));
    programs.put(
        part,
        new Program(
            part.toString(),
            namespace,
            "listens on",
            ControlPlaneApplication.class,
            configuration.toString()));
  }

  private NsmUrl.Unix manager(int node) {
    return new NsmUrl.Unix(directory.resolve("node-" + node).resolve("nsm.io.sock"));
  }

  private Program program(Part part) {
    return Objects.requireNonNull(programs.get(part));
  }

  void kill(Part part) {
    program(part).kill();
  }

  void start(Part part) {
    program(part).start();
  }

  /// Waits until every program runs, then until all is as it was, and has been for a second.
  ///
  /// @return how long it took after the last was ready, without that second
  Duration awaitHealed(Duration patience) throws InterruptedException {
    await(START, this::starting);
    long begun = System.nanoTime();
    return Duration.ofNanos(await(patience, this::complaint) - begun);
  }

  private long await(Duration patience, Supplier<String> complaints) throws InterruptedException {
    long begun = System.nanoTime();
    long wellSince = begun;
    var complaint = complaints.get();
    while (System.nanoTime() - begun < patience.toNanos()) {
      if (!complaint.isEmpty()) {
        wellSince = System.nanoTime();
      } else if (System.nanoTime() - wellSince > STEADY.toNanos()) {
        return wellSince;
      }
      TimeUnit.MILLISECONDS.sleep(50);
      complaint = complaints.get();
    }
    throw new AssertionError(complaint + "\n" + everything());
  }

  private String starting() {
    return programs.entrySet().stream()
        .filter(it -> !it.getValue().ready())
        .map(it -> it.getKey() + " is not ready")
        .findFirst()
        .orElse("");
  }

  /// What is not well; empty when all is.
  private String complaint() {
    if (!program(Part.CLIENT).last("link ").contains("Up")) {
      return "the client says " + program(Part.CLIENT).last("link ");
    }
    var interfaces = interfaces(client) + " " + interfaces(server);
    if (!interfaces.equals("nsm-1 s11-0")) {
      return "there are the interfaces " + interfaces;
    }
    if (!mesh.namespaces.pings(client, "10.60.10.1", 300)) {
      return "no ping is answered";
    }
    try {
      return registered().equals(REGISTERED) ? monitored() : "registered are " + registered();
    } catch (RuntimeException refused) {
      return refused.toString();
    }
  }

  private Set<String> registered() {
    return new RegistryClient(mesh.transport.channel(manager(2)))
        .find(NetworkServiceEndpoint.getDefaultInstance()).stream()
            .map(NetworkServiceEndpoint::getName)
            .collect(Collectors.toSet());
  }

  private String monitored() {
    var selector =
        MonitorScopeSelector.newBuilder()
            .addPathSegments(PathSegment.newBuilder().setName("sgw-0"))
            .build();
    for (int node : List.of(1, 2)) {
      var events =
          MonitorConnectionGrpc.newBlockingStub(mesh.transport.channel(manager(node)))
              .withDeadlineAfter(2, TimeUnit.SECONDS)
              .monitorConnections(selector);
      var held = events.next().getConnectionsMap().values();
      if (held.size() != 1 || held.iterator().next().getState() != State.UP) {
        return "manager %d has %s".formatted(node, held);
      }
    }
    return "";
  }

  private String interfaces(NetworkNamespace namespace) {
    return mesh.namespaces
        .ip(namespace, "-o", "link")
        .lines()
        .map(line -> line.split("[ :@]+")[1])
        .filter(name -> name.startsWith("nsm-") || name.startsWith("s11"))
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private String everything() {
    return programs.values().stream().map(Program::output).collect(Collectors.joining());
  }

  @Override
  public void close() throws Exception {
    programs.values().forEach(Program::kill);
    mesh.close();
    try (var files = Files.walk(directory)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }
}
