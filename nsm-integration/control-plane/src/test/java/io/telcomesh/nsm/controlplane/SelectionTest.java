package io.telcomesh.nsm.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.nsm.controlplane.TestMesh.Node;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SelectionTest {
  private TestMesh mesh;
  private Node node;
  private int clients;

  @BeforeEach
  void startOneNode() {
    mesh =
        new TestMesh(
            """
            apiVersion: networkservicemesh.io/v1
            kind: NetworkService
            metadata: {name: 4g-network}
            spec:
              payload: IP
              matches:
              - match:
                sourceSelector: {app: s11}
                fallthrough: true
                route:
                - destination:
                  destinationSelector: {app: mme, nodeName: '{{.zone}}'}
              - match:
                sourceSelector: {app: s11}
                route:
                - destination:
                  destinationSelector: {app: mme}
              - source_selector: {app: s5s8}
                routes:
                - {destination_selector: {app: pgw, size: large}, weight: 3}
                - {destination_selector: {app: pgw, size: small}, weight: 1}
              - source_selector: {app: s1-u}
                routes: [{destination_selector: {app: sgw}}]
            """);
    node = mesh.first(mesh.namespaces.make("node"), "127.0.0.1");
  }

  @AfterEach
  void end() throws Exception {
    if (mesh != null) {
      mesh.close();
    }
  }

  @Test
  void matchesChooseBySourceLabelsTemplatesAndFallthrough() {
    endpoint("mme-0", Map.of("app", "mme", "nodeName", "north"));
    endpoint("mme-1", Map.of("app", "mme", "nodeName", "south"));
    endpoint("sgw-0", Map.of("app", "sgw"));

    assertThat(chosenFor(Map.of("app", "s1-u"))).isEqualTo("sgw-0");
    assertThat(chosenFor(Map.of("app", "s11", "zone", "south"))).isEqualTo("mme-1");
    assertThat(chosenFor(Map.of("app", "s11", "zone", "south"))).isEqualTo("mme-1");
    assertThat(chosenFor(Map.of("app", "s11", "zone", "north"))).isEqualTo("mme-0");
    var first = chosenFor(Map.of("app", "s11", "zone", "west"));
    assertThat(first).startsWith("mme-");
    assertThat(chosenFor(Map.of("app", "s11", "zone", "west")))
        .startsWith("mme-")
        .isNotEqualTo(first);
  }

  @Test
  void weightsShareTheConnectionsOut() {
    endpoint("pgw-0", Map.of("app", "pgw", "size", "large"));
    endpoint("pgw-1", Map.of("app", "pgw", "size", "small"));

    var chosen =
        IntStream.range(0, 4).mapToObj(_ -> chosenFor(Map.of("app", "s5s8"))).sorted().toList();

    assertThat(chosen).containsExactly("pgw-0", "pgw-0", "pgw-0", "pgw-1");
  }

  @Test
  void refusalNamesTheMatchThatFoundNothing() {
    endpoint("mme-0", Map.of("app", "mme"));

    assertThatThrownBy(() -> chosenFor(Map.of("app", "s1-u")))
        .hasMessageContaining("match 4 (source {app=s1-u}) wants [{app=sgw}], there are [mme-0{");
    assertThatThrownBy(() -> chosenFor(Map.of("app", "gx"))).hasMessageContaining("app=gx");
  }

  private void endpoint(String name, Map<String, String> labels) {
    mesh.endpoint(node, name, labels, mesh.namespaces.make(name), "10.60.10.0/24");
  }

  private String chosenFor(Map<String, String> labels) {
    var client = "client-" + clients++;
    var request = TestMesh.asking(client, labels, mesh.namespaces.make(client));
    return node.nsm().request(request).getNetworkServiceEndpointName();
  }
}
