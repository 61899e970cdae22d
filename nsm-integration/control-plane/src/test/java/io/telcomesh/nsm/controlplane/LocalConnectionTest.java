package io.telcomesh.nsm.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.ConnectionEvent;
import io.telcomesh.nsm.api.connection.ConnectionEventType;
import io.telcomesh.nsm.api.connection.MonitorConnectionGrpc;
import io.telcomesh.nsm.api.connection.MonitorScopeSelector;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.controlplane.TestMesh.Node;
import io.telcomesh.nsm.sdk.LinkEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LocalConnectionTest {
  private static final Map<String, String> S11 = Map.of("app", "s11");
  private static final Map<String, String> MME = Map.of("app", "mme");

  private TestMesh mesh;
  private Node node;
  private NetworkNamespace client;
  private NetworkNamespace server;

  @BeforeEach
  void startOneNode() {
    mesh = TestMesh.open();
    node = mesh.first(mesh.namespaces.make("node"), "127.0.0.1");
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
  void requestConnectsClientAndEndpointByAVethThatPings() {
    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");

    var connection = node.nsm().request(TestMesh.asking("sgw-0", S11, client));

    assertThat(connection.getPath().getPathSegmentsList().stream().map(PathSegment::getName))
        .containsExactly("sgw-0", "nsmgr-node-1", "forwarder-node-1", "mme-0");
    assertThat(connection.getPath().getIndex()).isZero();
    assertThat(connection.getId()).isEqualTo("sgw-0-0");
    assertThat(connection.getNetworkServiceEndpointName()).isEqualTo("mme-0");
    assertThat(connection.getPayload()).isEqualTo("ETHERNET");
    assertThat(connection.getMechanism().getParametersMap())
        .containsEntry("inodeURL", "file://" + client.file())
        .containsEntry("name", "nsm-1");
    assertThat(mesh.namespaces.pings(client, clientsFarEnd(connection))).isTrue();
    assertThat(mesh.namespaces.pings(server, ownEnd(connection))).isTrue();
  }

  @Test
  void closeLeavesNothingBehind() {
    var endpoint = mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var clientBefore = everything(client);
    var serverBefore = everything(server);
    var connection = node.nsm().request(TestMesh.asking("sgw-0", S11, client));

    var _ = node.nsm().close(connection);

    assertThat(everything(client)).isEqualTo(clientBefore);
    assertThat(everything(server)).isEqualTo(serverBefore);
    assertThat(endpoint.connections()).isEmpty();
    var _ = node.nsm().close(connection);
  }

  @Test
  void refreshKeepsEndpointInterfaceAndAddresses() {
    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    mesh.endpoint(node, "mme-1", MME, mesh.namespaces.make("server-1"), "10.60.11.0/24");
    var first = node.nsm().request(TestMesh.asking("sgw-0", S11, client));
    var interfaces = everything(client);

    var refreshed =
        node.nsm().request(NetworkServiceRequest.newBuilder().setConnection(first).build());

    assertThat(refreshed.getNetworkServiceEndpointName())
        .isEqualTo(first.getNetworkServiceEndpointName());
    assertThat(refreshed.getPath().getPathSegmentsList().stream().map(PathSegment::getId))
        .isEqualTo(first.getPath().getPathSegmentsList().stream().map(PathSegment::getId).toList());
    assertThat(everything(client)).isEqualTo(interfaces);
  }

  @Test
  void deadEndpointHidesNoneAndTheNextOneIsTried() {
    mesh.deadEndpoint(node, "mme-dead", MME);
    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");

    for (int i = 0; i < 2; i++) {
      var connection = node.nsm().request(TestMesh.asking("sgw-" + i, S11, clientNumber(i)));
      assertThat(connection.getNetworkServiceEndpointName()).isEqualTo("mme-0");
    }
  }

  @Test
  void reselectGivesUpTheOldEndpoint() {
    var first = mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var before = node.nsm().request(TestMesh.asking("sgw-0", S11, client));
    var second =
        mesh.endpoint(node, "mme-1", MME, mesh.namespaces.make("server-1"), "10.60.11.0/24");
    var reselecting = TestMesh.asking("sgw-0", S11, client).toBuilder();
    reselecting.getConnectionBuilder().setPath(before.getPath()).setState(State.RESELECT_REQUESTED);

    var after = node.nsm().request(reselecting.build());

    assertThat(after.getState()).isEqualTo(State.UP);
    assertThat(first.connections().size() + second.connections().size()).isEqualTo(1);
    assertThat(mesh.namespaces.pings(client, clientsFarEnd(after))).isTrue();
  }

  @Test
  void refusalsSayWhoRefusedAndWhy() {
    refused(TestMesh.asking("sgw-0", S11, client), Code.NOT_FOUND)
        .hasMessageContaining("forwarder forwarder-node-1: ")
        .hasMessageContaining("candidates of 4g-network not found: no endpoint offers it");

    mesh.deadEndpoint(node, "mme-dead", MME);
    refused(TestMesh.asking("sgw-0", S11, client), Code.FAILED_PRECONDITION)
        .hasMessageContaining("endpoint mme-dead: ");

    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var absent = new NetworkNamespace(Path.of("/run/netns/tmtest-none"), 0, 0);
    refused(TestMesh.asking("sgw-0", S11, absent), Code.FAILED_PRECONDITION)
        .hasMessageContaining("no network namespace at /run/netns/tmtest-none");

    var unknown = TestMesh.asking("sgw-0", S11, client).toBuilder();
    unknown.getConnectionBuilder().setNetworkService("5g-network");
    refused(unknown.build(), Code.NOT_FOUND)
        .hasMessageContaining("network service 5g-network is not found");

    var memif = TestMesh.asking("sgw-0", S11, client).toBuilder();
    memif.getMechanismPreferencesBuilder(0).setType("MEMIF");
    refused(memif.build(), Code.INVALID_ARGUMENT).hasMessageContaining("[MEMIF]");

    var noPath = TestMesh.asking("sgw-0", S11, client).toBuilder();
    noPath.getConnectionBuilder().clearPath();
    refused(noPath.build(), Code.PERMISSION_DENIED);
    assertThat(everything(client)).doesNotContain("nsm-1");
  }

  @Test
  void interfaceNameInUseIsRefusedAndTheEndpointLetGo() {
    var endpoint = mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var _ = node.nsm().request(TestMesh.asking("sgw-0", S11, client));

    refused(TestMesh.asking("sgw-1", S11, client), Code.ALREADY_EXISTS)
        .hasMessageContaining("nsm-1");

    assertThat(endpoint.connections()).hasSize(1);
  }

  @Test
  void clientThatHasForgottenItsPathGetsItsConnectionAnew() {
    var endpoint = mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var first = node.nsm().request(TestMesh.asking("sgw-0", S11, client));

    var second = node.nsm().request(TestMesh.asking("sgw-0", S11, client));

    assertThat(second.getPath().getPathSegments(1).getId())
        .isNotEqualTo(first.getPath().getPathSegments(1).getId());
    assertThat(second.getContext().getIpContext().getSrcIpAddrsList())
        .isEqualTo(first.getContext().getIpContext().getSrcIpAddrsList());
    assertThat(endpoint.connections()).hasSize(1);
    assertThat(mesh.namespaces.pings(client, clientsFarEnd(second))).isTrue();
  }

  @Test
  void monitorTellsThatTheEndpointIsGone() {
    var endpoint = mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var connection = node.nsm().request(TestMesh.asking("sgw-0", S11, client));
    var events = events();
    assertThat(onlyState(events)).isEqualTo(State.UP);

    endpoint.close();

    assertThat(onlyState(events)).isEqualTo(State.DOWN);
    var _ = node.nsm().close(connection);
  }

  @Test
  void connectionThatIsNotRefreshedInTimeIsClosed() {
    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var request = TestMesh.asking("sgw-0", S11, client).toBuilder();
    request
        .getConnectionBuilder()
        .getPathBuilder()
        .getPathSegmentsBuilder(0)
        .setExpires(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond() + 2));
    var _ = node.nsm().request(request.build());

    var events = events();
    assertThat(events.next().getType()).isEqualTo(ConnectionEventType.INITIAL_STATE_TRANSFER);
    assertThat(events.next().getType()).isEqualTo(ConnectionEventType.DELETE);
    assertThat(everything(client)).doesNotContain("nsm-1");
  }

  @Test
  void endingTheProcessTakesAwayItsWiresThoughClientsAskForThemAnew() throws Exception {
    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var events = new LinkedBlockingQueue<LinkEvent>();
    mesh.client(node, "sgw-0", S11, client, events);
    assertThat(events.take()).isInstanceOf(LinkEvent.Up.class);

    node.end();

    assertThat(everything(client)).doesNotContain("nsm-1");
  }

  @Test
  void clientsConnectionHealsWhenItsNodeIsBack() throws Exception {
    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var events = new LinkedBlockingQueue<LinkEvent>();
    mesh.client(node, "sgw-0", S11, client, events);
    assertThat(events.take()).isInstanceOf(LinkEvent.Up.class);
    node.kill();
    node.restart();

    // Nothing is said of a link that is as it was; the manager tells that it stands again.
    var told = events("sgw-0-nsm-1");
    while (told.next().getConnectionsCount() == 0) {}
    assertThat(mesh.namespaces.pings(client, "10.60.10.1")).isTrue();
  }

  @Test
  void clientsConnectionMovesToAnotherEndpointWhenItsOwnHasGone() throws Exception {
    var first = mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var events = new LinkedBlockingQueue<LinkEvent>();
    mesh.client(node, "sgw-0", S11, client, events);
    assertThat(events.take()).isInstanceOf(LinkEvent.Up.class);
    mesh.endpoint(node, "mme-1", MME, mesh.namespaces.make("server-1"), "10.60.11.0/24");

    first.close();

    while (!(events.take() instanceof LinkEvent.Up)) {}
    assertThat(mesh.namespaces.pings(client, "10.60.11.1")).isTrue();
    assertThat(everything(server)).doesNotContain("s11-");
  }

  @Test
  void killedProcessIsCleanedUpAfterByItsSuccessor() {
    mesh.endpoint(node, "mme-0", MME, server, "10.60.10.0/24");
    var _ = node.nsm().request(TestMesh.asking("sgw-0", S11, client));
    node.kill();
    assertThat(everything(client)).contains("nsm-1");

    node.restart();

    assertThat(everything(client)).doesNotContain("nsm-1");
  }

  private org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> refused(
      NetworkServiceRequest request, Code code) {
    return assertThatThrownBy(() -> node.nsm().request(request))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            it -> assertThat(it.getStatus().getCode()).as(it.getMessage()).isEqualTo(code));
  }

  private NetworkNamespace clientNumber(int number) {
    return number == 0 ? client : mesh.namespaces.make("client-" + number);
  }

  private Iterator<ConnectionEvent> events() {
    return events("sgw-0-0");
  }

  private Iterator<ConnectionEvent> events(String id) {
    return MonitorConnectionGrpc.newBlockingStub(mesh.transport.channel(node.socket))
        .monitorConnections(
            MonitorScopeSelector.newBuilder()
                .addPathSegments(PathSegment.newBuilder().setId(id).setName("sgw-0"))
                .build());
  }

  private static State onlyState(Iterator<ConnectionEvent> events) {
    return events.next().getConnectionsMap().values().iterator().next().getState();
  }

  private static String clientsFarEnd(Connection connection) {
    return connection.getContext().getIpContext().getDstIpAddrs(0).replace("/32", "");
  }

  private static String ownEnd(Connection connection) {
    return connection.getContext().getIpContext().getSrcIpAddrs(0).replace("/32", "");
  }

  private String everything(NetworkNamespace namespace) {
    // Without what the kernel adds by itself later: carrier state and link-local addresses.
    return mesh.namespaces.ip(namespace, "-o", "-4", "address")
        + mesh.namespaces.ip(namespace, "-o", "link").replaceAll("<.*?>|state \\w+", "")
        + mesh.namespaces.ip(namespace, "route")
        + mesh.namespaces.ip(namespace, "rule");
  }
}
