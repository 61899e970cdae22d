package io.telcomesh.nsm.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Timestamp;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.telcomesh.kernel.NetworkNamespace;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.controlplane.TestMesh.Node;
import io.telcomesh.nsm.sdk.KernelMechanism;
import io.telcomesh.nsm.sdk.RegistryClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What NSM v1.18.0 answers to a wrong request, and what we do: the same kind of refusal, with a
/// code that says which, and at once.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ErrorAnswersTest {
  private static TestMesh mesh;
  private static Node node;
  private static NetworkNamespace client;

  /// @param real code and text of NSM's answer
  /// @param wrong what makes a good request wrong
  private record Row(
      String what,
      String real,
      Consumer<NetworkServiceRequest.Builder> wrong,
      Code code,
      String text) {
    @Override
    public String toString() {
      return what;
    }
  }

  @BeforeAll
  static void start() {
    mesh = TestMesh.open();
    node = mesh.first(mesh.namespaces.make("node"), "127.0.0.1");
    client = mesh.namespaces.make("client");
  }

  @AfterAll
  static void end() throws Exception {
    if (mesh != null) {
      mesh.close();
    }
  }

  static Stream<Row> withoutAnEndpoint() {
    return Stream.of(
        new Row(
            "empty path",
            "PermissionDenied: no sufficient privileges",
            it -> it.getConnectionBuilder().clearPath(),
            Code.PERMISSION_DENIED,
            "the path has no segment of the caller's"),
        new Row(
            "no connection",
            "PermissionDenied: no sufficient privileges",
            NetworkServiceRequest.Builder::clearConnection,
            Code.PERMISSION_DENIED,
            "the path has no segment of the caller's"),
        new Row(
            "own segment named like the manager",
            "PermissionDenied: no sufficient privileges",
            it ->
                it.getConnectionBuilder()
                    .getPathBuilder()
                    .getPathSegmentsBuilder(0)
                    .setName("nsmgr-node-1"),
            Code.PERMISSION_DENIED,
            "may not be called nsmgr-node-1"),
        new Row(
            "connection id differs from the segment's",
            "Unknown: Current PathSegment.Id==... should be equal Connection.Id==...",
            it -> it.getConnectionBuilder().setId("other"),
            Code.UNKNOWN,
            "Current PathSegment.Id==sgw-0-0 should be equal Connection.Id==other"),
        new Row(
            "index beyond the path",
            "Unknown: Path.Index+1==6 should be less or equal len(Path.PathSegments)==1",
            it -> it.getConnectionBuilder().getPathBuilder().setIndex(5),
            Code.UNKNOWN,
            "Path.Index+1==6 should be less or equal len(Path.PathSegments)==1"),
        new Row(
            "unknown service",
            "Unknown: network service X is not found",
            it -> it.getConnectionBuilder().setNetworkService("5g-network"),
            Code.NOT_FOUND,
            "network service 5g-network is not found"),
        new Row(
            "another payload",
            "Unknown: network service X is not found",
            it -> it.getConnectionBuilder().setPayload("IP"),
            Code.NOT_FOUND,
            "network service 4g-network with payload IP is not found"),
        new Row(
            "no endpoint",
            "Unknown: network service endpoint candidates not found: all forwarders have failed",
            _ -> {},
            Code.NOT_FOUND,
            "network service endpoint candidates of 4g-network not found: no endpoint offers it"),
        new Row(
            "unknown endpoint wanted",
            "Unknown: network service endpoint X not found: all forwarders have failed",
            it -> it.getConnectionBuilder().setNetworkServiceEndpointName("mme-9"),
            Code.NOT_FOUND,
            "network service endpoint mme-9 is not found"),
        new Row(
            "no mechanism preference",
            "Unknown: cannot support any of the requested mechanism",
            NetworkServiceRequest.Builder::clearMechanismPreferences,
            Code.INVALID_ARGUMENT,
            "cannot support any of the requested mechanism: []"),
        new Row(
            "MEMIF only",
            "Unknown: cannot support any of the requested mechanism",
            it -> it.getMechanismPreferencesBuilder(0).setType("MEMIF"),
            Code.INVALID_ARGUMENT,
            "cannot support any of the requested mechanism: [MEMIF]"),
        new Row(
            "kernel in lower case",
            "Unknown: cannot support any of the requested mechanism",
            it -> it.getMechanismPreferencesBuilder(0).setType("kernel"),
            Code.INVALID_ARGUMENT,
            "cannot support any of the requested mechanism: [kernel]"),
        new Row(
            "inode:// without a descriptor",
            "DeadlineExceeded, at the deadline",
            it -> inodeUrl(it, "inode://4/1"),
            Code.FAILED_PRECONDITION,
            "no name and no process here leads to the namespace inode://4/1"),
        new Row(
            "file:// that does not exist",
            "Unknown: failed to convert a filename ... no such file or directory",
            it -> inodeUrl(it, "file:///run/netns/tmtest-none"),
            Code.FAILED_PRECONDITION,
            "no network namespace at /run/netns/tmtest-none"));
  }

  private static void inodeUrl(NetworkServiceRequest.Builder request, String url) {
    request.getMechanismPreferencesBuilder(0).putParameters(KernelMechanism.INODE_URL, url);
  }

  @ParameterizedTest
  @MethodSource("withoutAnEndpoint")
  void refusesAsNsmDoes(Row row) {
    var request = TestMesh.asking("sgw-0", Map.of("app", "s11"), client).toBuilder();
    row.wrong.accept(request);

    assertThatThrownBy(() -> node.nsm().request(request.build()))
        .as("NSM: " + row.real)
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            it -> assertThat(it.getStatus().getCode()).isEqualTo(row.code))
        .hasMessageContaining(row.text);
  }

  /// NSM: Unknown, "IPPool is empty".
  @Test
  void refusesWhereThePoolIsExhausted() throws Exception {
    try (var full =
        mesh.endpoint(
            node, "mme-0", Map.of("app", "mme"), mesh.namespaces.make("full"), "10.60.1.0/32")) {
      assertThatThrownBy(
              () -> node.nsm().request(TestMesh.asking("sgw-1", Map.of("app", "s11"), client)))
          .hasMessageStartingWith("UNKNOWN")
          .hasMessageContaining("endpoint mme-0: IPPool is empty: 10.60.1.0/32");
      assertThat(full.connections()).isEmpty();
    }
  }

  /// NSM: OK.
  @Test
  void closesWhatIsNotKnown() {
    var unknown = TestMesh.asking("sgw-2", Map.of("app", "s11"), client).getConnection();

    assertThat(node.nsm().close(unknown)).isNotNull();
    registry().unregister(endpoint("never-0", "unix:///never.sock"));
  }

  /// NSM: Unknown, "NetworkServiceEndpoint.Name can not be zero valued" and "cannot register NSE
  /// with passed URL:".
  @Test
  void registersNothingWithoutANameOrAUrl() {
    for (var wrong : new NetworkServiceEndpoint[] {endpoint("", "unix:///a"), endpoint("a", "")}) {
      assertThatThrownBy(() -> registry().register(wrong))
          .hasMessageContaining(
              "INVALID_ARGUMENT: a network service endpoint needs a name and a url");
    }
  }

  /// NSM: a shorter life is granted, a longer one cut to 60 s.
  @Test
  void grantsAShorterRegistrationAndCutsALongerOne() {
    for (int seconds : new int[] {5, 3600}) {
      var asked =
          endpoint("short-lived", "unix:///short.sock").toBuilder()
              .setExpirationTime(
                  Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond() + seconds))
              .build();

      var until = registry().register(asked).getExpirationTime().getSeconds();

      var life = Duration.between(Instant.now(), Instant.ofEpochSecond(until));
      assertThat(life).isBetween(Duration.ZERO, Duration.ofSeconds(Math.min(seconds, 60)));
    }
    registry().unregister(endpoint("short-lived", "unix:///short.sock"));
  }

  private static RegistryClient registry() {
    return mesh.registry(node);
  }

  private static NetworkServiceEndpoint endpoint(String name, String url) {
    return NetworkServiceEndpoint.newBuilder()
        .setName(name)
        .addNetworkServiceNames("another-service")
        .setUrl(url)
        .build();
  }
}
