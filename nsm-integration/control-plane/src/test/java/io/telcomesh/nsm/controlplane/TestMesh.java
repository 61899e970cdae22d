package io.telcomesh.nsm.controlplane;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.telcomesh.kernel.InterfaceState;
import io.telcomesh.kernel.KernelNetwork;
import io.telcomesh.kernel.LinkEnd;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.kernel.Prefix;
import io.telcomesh.kernel.testing.TestNamespaces;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc.NetworkServiceBlockingStub;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import io.telcomesh.nsm.sdk.CallChain;
import io.telcomesh.nsm.sdk.ConnectionRequest;
import io.telcomesh.nsm.sdk.EndpointOffer;
import io.telcomesh.nsm.sdk.InterfaceProbe;
import io.telcomesh.nsm.sdk.IpPrefix;
import io.telcomesh.nsm.sdk.KernelMechanism;
import io.telcomesh.nsm.sdk.LinkEvent;
import io.telcomesh.nsm.sdk.NsmClient;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.NsmEndpoint;
import io.telcomesh.nsm.sdk.NsmUrl;
import io.telcomesh.nsm.sdk.RegistryClient;
import io.telcomesh.nsm.sdk.TokenSource;
import io.telcomesh.nsm.sdk.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A mesh of real control plane processes, each in a namespace of its own; clients and users live
/// in the test and have their interfaces in other namespaces.
final class TestMesh implements AutoCloseable {
  static final String SERVICE = "4g-network";

  final TestNamespaces namespaces = new TestNamespaces();
  final Transport transport =
      new Transport(CallChain.plaintext(TokenSource.anonymous(NsmClock.live())));
  private final Path directory;
  private final Path services;
  private final List<Node> nodes = new ArrayList<>();
  private final List<AutoCloseable> users = new ArrayList<>();

  /// A mesh whose registry knows the network services of the YAML.
  TestMesh(String yaml) {
    assumeTrue(TestNamespaces.possible(), TestNamespaces.NEED);
    try {
      directory = Files.createTempDirectory("tmtest-");
      services = Files.writeString(directory.resolve("services.yaml"), yaml);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// A service whose matches send everybody everywhere.
  static TestMesh open() {
    return new TestMesh(
        """
        apiVersion: networkservicemesh.io/v1
        kind: NetworkService
        metadata: {name: 4g-network}
        spec: {payload: ETHERNET}
        """);
  }

  /// Starts the first node, which is the registry, at the address of a namespace.
  Node first(NetworkNamespace namespace, String address) {
    return start(
        "node-1",
        namespace,
        address,
        "{listen: 'tcp://%s:5002', network-services: [services.yaml]}".formatted(address));
  }

  Node second(NetworkNamespace namespace, String address, String registryAddress) {
    return start("node-2", namespace, address, "{url: 'tcp://%s:5002'}".formatted(registryAddress));
  }

  private Node start(String name, NetworkNamespace namespace, String address, String registry) {
    var socket = directory.resolve(name).resolve("nsm.io.sock");
    var configuration = directory.resolve(name + ".yaml");
    try {
      Files.writeString(
          configuration,
          "{node: %s, address: %s, socket: '%s', registry: %s}"
              .formatted(name, address, socket, registry));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    var node = new Node(name, namespace, configuration, new NsmUrl.Unix(socket));
    nodes.add(node);
    node.awaitReady();
    return node;
  }

  /// The underlay: a veth pair between two nodes.
  void connect(NetworkNamespace one, String address, NetworkNamespace other, String otherAddress) {
    var kernel = new KernelNetwork("underlay");
    var ends = List.of(new LinkEnd(one, "eth0"), new LinkEnd(other, "eth0"));
    kernel.createVeth(ends.getFirst(), ends.getLast(), 1500, "");
    kernel.reconcile(ends.getFirst(), withAddress(address));
    kernel.reconcile(ends.getLast(), withAddress(otherAddress));
    kernel.settle(ends.getFirst(), ends.getLast());
  }

  private static InterfaceState withAddress(String address) {
    return new InterfaceState(
        List.of(Prefix.parse(address + "/24")), List.of(), List.of(), List.of(), 0);
  }

  /// An endpoint of the SDK, found by everybody when this returns.
  NsmEndpoint endpoint(
      Node node,
      String name,
      Map<String, String> labels,
      NetworkNamespace namespace,
      String prefix) {
    var offer =
        new EndpointOffer(
            name, List.of(SERVICE), labels, IpPrefix.parse(prefix), socket(name), Optional.empty());
    var endpoint =
        NsmEndpoint.start(
            offer,
            node.socket,
            transport,
            NsmClock.live(),
            io.telcomesh.nsm.sdk.NetworkNamespace.at(namespace.file()),
            ELSEWHERE,
            _ -> {});
    users.addFirst(endpoint);
    awaitRegistered(node, name);
    return endpoint;
  }

  /// A client of the SDK that keeps one connection.
  void client(
      Node node,
      String name,
      Map<String, String> labels,
      NetworkNamespace namespace,
      Collection<LinkEvent> events) {
    var client =
        new NsmClient(
            name,
            node.socket,
            transport,
            NsmClock.live(),
            io.telcomesh.nsm.sdk.NetworkNamespace.at(namespace.file()),
            ELSEWHERE);
    users.addFirst(client);
    var _ =
        client.connect(
            new ConnectionRequest(SERVICE, labels, "nsm-1", Optional.empty(), List.of()),
            events::add);
  }

  /// Registers an endpoint that is not there.
  void deadEndpoint(Node node, String name, Map<String, String> labels) {
    var labelled = NetworkServiceLabels.newBuilder().putAllLabels(labels).build();
    registry(node)
        .register(
            NetworkServiceEndpoint.newBuilder()
                .setName(name)
                .addNetworkServiceNames(SERVICE)
                .putNetworkServiceLabels(SERVICE, labelled)
                .setUrl(socket(name).toString())
                .build());
  }

  RegistryClient registry(Node node) {
    return new RegistryClient(transport.channel(node.socket));
  }

  private NsmUrl.Unix socket(String name) {
    return new NsmUrl.Unix(directory.resolve(name + ".sock"));
  }

  private void awaitRegistered(Node node, String name) {
    var found = new CountDownLatch(1);
    var pattern = NetworkServiceEndpoint.newBuilder().setName(name).build();
    var watch = registry(node).watch(pattern, _ -> found.countDown(), _ -> {});
    try {
      if (!found.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " did not register");
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    } finally {
      watch.stop();
    }
  }

  /// The first request of a client.
  static NetworkServiceRequest asking(
      String client, Map<String, String> labels, NetworkNamespace namespace) {
    var connection =
        Connection.newBuilder()
            .setId(client + "-0")
            .setNetworkService(SERVICE)
            .putAllLabels(labels);
    connection
        .getPathBuilder()
        .addPathSegments(PathSegment.newBuilder().setName(client).setId(client + "-0"));
    return NetworkServiceRequest.newBuilder()
        .setConnection(connection)
        .addMechanismPreferences(
            KernelMechanism.of(io.telcomesh.nsm.sdk.NetworkNamespace.at(namespace.file()), "nsm-1"))
        .build();
  }

  @Override
  public void close() throws Exception {
    nodes.forEach(Node::end);
    for (var endpoint : users) {
      endpoint.close();
    }
    transport.close();
    namespaces.close();
    try (var files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /// Interfaces are made elsewhere than where the test runs.
  private static final InterfaceProbe ELSEWHERE =
      new InterfaceProbe() {
        @Override
        public boolean exists(String name) {
          return false;
        }

        @Override
        public boolean ready(String name, InetAddress address) {
          return true;
        }

        @Override
        public boolean answers(String name, InetAddress peer) {
          return true;
        }
      };

  /// A control plane process.
  final class Node {
    final String name;
    final NetworkNamespace namespace;
    final NsmUrl.Unix socket;
    private final Path configuration;
    private Process process;

    Node(String name, NetworkNamespace namespace, Path configuration, NsmUrl.Unix socket) {
      this.name = name;
      this.namespace = namespace;
      this.configuration = configuration;
      this.socket = socket;
      this.process = launch(namespace, configuration);
    }

    NetworkServiceBlockingStub nsm() {
      return NetworkServiceGrpc.newBlockingStub(transport.channel(socket))
          .withDeadlineAfter(10, TimeUnit.SECONDS);
    }

    /// Starts it anew; returns when its forwarder is registered.
    void restart() {
      process = launch(namespace, configuration);
      awaitReady();
    }

    private static Process launch(NetworkNamespace namespace, Path configuration) {
      try {
        return new ProcessBuilder(
                "nsenter",
                "--net=" + namespace.file(),
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ControlPlaneApplication.class.getName(),
                configuration.toString())
            .redirectErrorStream(true)
            .start();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private void awaitReady() {
      var output = process.inputReader(StandardCharsets.UTF_8);
      var seen = new StringBuilder();
      try {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
          log(line);
          seen.append(line).append('\n');
          if (line.contains("is registered")) {
            var _ = Thread.ofVirtual().start(() -> output.lines().forEach(this::log));
            return;
          }
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      throw new IllegalStateException(name + " ended: " + seen);
    }

    /// SIGTERM.
    void end() {
      process.destroy();
      awaitEnd();
    }

    /// SIGKILL.
    void kill() {
      process.destroyForcibly();
      awaitEnd();
    }

    private void awaitEnd() {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    private void log(String line) {
      if (Boolean.getBoolean("mesh.log")) {
        System.out.println(name + "| " + line);
      }
    }
  }
}
