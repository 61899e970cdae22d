package io.telcomesh.nsm.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.controlplane.TestMesh.Node;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RemoteConnectionTest {
  private static final Map<String, String> S11 = Map.of("app", "s11");
  private static final Map<String, String> MME = Map.of("app", "mme");

  private TestMesh mesh;
  private Node node1;
  private Node node2;
  private NetworkNamespace client;
  private NetworkNamespace server;

  @BeforeEach
  void startTwoNodes() {
    mesh = TestMesh.open();
    var one = mesh.namespaces.make("node-1");
    var two = mesh.namespaces.make("node-2");
    mesh.connect(one, "192.0.2.1", two, "192.0.2.2");
    node1 = mesh.first(one, "192.0.2.1");
    node2 = mesh.second(two, "192.0.2.2", "192.0.2.1");
    client = mesh.namespaces.make("client");
    server = mesh.namespaces.make("server");
  }

  @AfterEach
  void end() throws Exception {
    if (mesh != null) {
      mesh.close();
    }
  }

  @Test
  void requestConnectsTwoNodesByVxlanThatPings() {
    mesh.endpoint(node1, "mme-0", MME, server, "10.60.10.0/24");

    var connection = node2.nsm().request(TestMesh.asking("sgw-0", S11, client));

    assertThat(connection.getPath().getPathSegmentsList().stream().map(PathSegment::getName))
        .containsExactly(
            "sgw-0",
            "nsmgr-node-2",
            "forwarder-node-2",
            "nsmgr-node-1",
            "forwarder-node-1",
            "mme-0");
    assertThat(connection.getContext().getMTU()).isEqualTo(1450);
    assertThat(mesh.namespaces.pings(client, "10.60.10.1")).isTrue();
    assertThat(mesh.namespaces.ip(server, "-d", "-o", "link"))
        .contains("vxlan id")
        .contains("mtu 1450");
  }

  @Test
  void refreshKeepsTheTunnel() {
    mesh.endpoint(node1, "mme-0", MME, server, "10.60.10.0/24");
    var connection = node2.nsm().request(TestMesh.asking("sgw-0", S11, client));
    var tunnel = mesh.namespaces.ip(client, "-d", "-o", "link");

    var refreshed =
        node2.nsm().request(NetworkServiceRequest.newBuilder().setConnection(connection).build());

    assertThat(refreshed.getPath().getPathSegmentsList().stream().map(PathSegment::getId))
        .isEqualTo(
            connection.getPath().getPathSegmentsList().stream().map(PathSegment::getId).toList());
    assertThat(mesh.namespaces.ip(client, "-d", "-o", "link")).isEqualTo(tunnel);
    assertThat(mesh.namespaces.pings(client, "10.60.10.1")).isTrue();
  }

  @Test
  void closeLeavesNothingOnEitherNode() {
    var endpoint = mesh.endpoint(node1, "mme-0", MME, server, "10.60.10.0/24");
    var connection = node2.nsm().request(TestMesh.asking("sgw-0", S11, client));

    var _ = node2.nsm().close(connection);

    assertThat(mesh.namespaces.ip(client, "-o", "link")).doesNotContain("nsm-1");
    assertThat(mesh.namespaces.ip(server, "-d", "-o", "link")).doesNotContain("vxlan");
    assertThat(endpoint.connections()).isEmpty();
  }

  @Test
  void endingTheClientsNodeLeavesNothingOnTheOther() {
    var endpoint = mesh.endpoint(node1, "mme-0", MME, server, "10.60.10.0/24");
    var _ = node2.nsm().request(TestMesh.asking("sgw-0", S11, client));

    node2.end();

    assertThat(mesh.namespaces.ip(server, "-d", "-o", "link")).doesNotContain("vxlan");
    assertThat(endpoint.connections()).isEmpty();
  }

  @Test
  void restartedNodeMakesTheTunnelAnewOnRefresh() {
    mesh.endpoint(node1, "mme-0", MME, server, "10.60.10.0/24");
    var connection = node2.nsm().request(TestMesh.asking("sgw-0", S11, client));
    node2.kill();
    node2.restart();

    var again =
        node2.nsm().request(NetworkServiceRequest.newBuilder().setConnection(connection).build());

    assertThat(again.getNetworkServiceEndpointName()).isEqualTo("mme-0");
    assertThat(mesh.namespaces.pings(client, "10.60.10.1")).isTrue();
  }

  @Test
  void refusalNamesEveryHopItCameThrough() {
    mesh.deadEndpoint(node1, "mme-dead", MME);

    assertThatThrownBy(() -> node2.nsm().request(TestMesh.asking("sgw-0", S11, client)))
        .hasMessageContaining("FAILED_PRECONDITION")
        .hasMessageContaining(
            "forwarder forwarder-node-2: all candidates have failed: endpoint mme-dead:"
                + " all forwarders have failed: forwarder forwarder-node-1:"
                + " all candidates have failed: endpoint mme-dead: ");
  }
}
