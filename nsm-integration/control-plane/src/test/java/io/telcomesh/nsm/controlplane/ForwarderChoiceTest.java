package io.telcomesh.nsm.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.controlplane.TestMesh.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node with two forwarders, of which the second has a label that the first has not.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ForwarderChoiceTest {
  @TempDir Path directory = Path.of("");
  private TestMesh mesh;
  private Node node;
  private Program fast;

  @BeforeEach
  void startOneNodeWithTwoForwarders() throws IOException, InterruptedException {
    mesh =
        new TestMesh(
            """
            apiVersion: networkservicemesh.io/v1
            kind: NetworkService
            metadata: {name: 4g-network}
            spec:
              payload: ETHERNET
              matches:
              - source_selector: {app: s11}
                metadata: {labels: {speed: fast}}
                routes: [{destination_selector: {app: mme}}]
              - source_selector: {app: s6a}
                metadata: {labels: {speed: faster}}
                routes: [{destination_selector: {app: mme}}]
              - source_selector: {app: s1-mme}
                routes: [{destination_selector: {app: mme}}]
            """);
    node = mesh.first(mesh.namespaces.make("node"), "127.0.0.1");
    var configuration =
        Files.writeString(
            directory.resolve("fast.yaml"),
            """
            node: node-1
            address: 127.0.0.1
            socket: %s
            registry: {url: 'tcp://127.0.0.1:5002'}
            parts: [forwarder]
            forwarder: {name: fast, labels: {p2p: "true", speed: fast}}
            """
                .formatted(node.socket.path()));
    fast =
        new Program(
            "fast",
            node.namespace,
            "endpoint fast is registered",
            ControlPlaneApplication.class,
            configuration.toString());
    fast.awaitReady(Duration.ofSeconds(60));
    mesh.endpoint(node, "mme-0", Map.of("app", "mme"), make("server"), "10.60.10.0/24");
  }

  @AfterEach
  void end() throws Exception {
    if (fast != null) {
      fast.kill();
    }
    if (mesh != null) {
      mesh.close();
    }
  }

  @Test
  void metadataOfTheMatchChoosesTheForwarderByItsLabels() {
    var client = make("client");
    var byLabel = request("sgw-0", "s11", client);
    var byDefault = request("enodeb-sim-0", "s1-mme", make("enodeb"));

    assertThat(byLabel.getPath().getPathSegments(2).getName()).isEqualTo("fast");
    assertThat(byDefault.getPath().getPathSegments(2).getName()).isEqualTo("forwarder-node-1");
    assertThat(mesh.namespaces.pings(client, "10.60.10.1")).isTrue();
    assertThatThrownBy(() -> request("hss-0", "s6a", make("hss")))
        .hasMessageContaining("asks for other labels than forwarders [forwarder-node-1, fast]");
  }

  private Connection request(String client, String app, NetworkNamespace namespace) {
    return node.nsm().request(TestMesh.asking(client, Map.of("app", app), namespace));
  }

  private NetworkNamespace make(String name) {
    return mesh.namespaces.make(name);
  }
}
