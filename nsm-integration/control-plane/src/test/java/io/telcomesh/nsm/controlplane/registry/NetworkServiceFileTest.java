package io.telcomesh.nsm.controlplane.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.nsm.api.registry.Destination;
import io.telcomesh.nsm.api.registry.Match;
import io.telcomesh.nsm.api.registry.Metadata;
import io.telcomesh.nsm.api.registry.NetworkService;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkServiceFileTest {

  @Test
  void readsWhatIsWrappedByMatchAndDestination() {
    assertThat(NetworkServiceFile.read(resource("secure-intranet-connectivity.yaml")))
        .containsExactly(
            NetworkService.newBuilder()
                .setName("secure-intranet-connectivity")
                .setPayload("IP")
                .addMatches(match("firewall", "vpn-gateway"))
                .addMatches(Match.newBuilder().addRoutes(to("firewall")))
                .build());
  }

  @Test
  void readsWhatStandsBesideEmptyMatchAndDestinationAndPassesOtherKindsOver() {
    assertThat(NetworkServiceFile.read(resource("4g-network.yaml")))
        .containsExactly(
            NetworkService.newBuilder()
                .setName("4g-network")
                .setPayload("IP")
                .addMatches(match("s1-mme", "mme"))
                .addMatches(match("s6a", "mme"))
                .build());
  }

  @Test
  void readsTheSpellingOfNsm() {
    var local =
        Destination.newBuilder()
            .putDestinationSelector("app", "endpoint")
            .putDestinationSelector("nodeName", "{{.nodeName}}")
            .setWeight(2);
    assertThat(NetworkServiceFile.read(resource("snake-case.yaml")))
        .containsExactly(
            NetworkService.newBuilder()
                .setName("scale-from-zero")
                .setPayload("ETHERNET")
                .addMatches(Match.newBuilder().setFallthrough(true).addRoutes(local))
                .addMatches(
                    Match.newBuilder()
                        .addRoutes(to("supplier"))
                        .setMetadata(
                            Metadata.newBuilder().putLabels("my_forwarder_capability", "true")))
                .build());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{payload: TCP} | spec.payload: expected IP or ETHERNET, not 'TCP'",
        "{matches: {}} | spec.matches: expected a list",
        "{matches: [{sourceSelectors: {}}]} | spec.matches[0]: unknown key 'sourceSelectors'",
        "{matches: [{fallthrough: perhaps}]} | spec.matches[0].fallthrough: expected true or false",
        "{matches: [{match: {route: [{weight: -1}]}}]} | spec.matches[0].match.route[0].weight: expected",
      })
  void namesThePlaceOfWhatIsWrong(String spec, String error, @TempDir Path directory)
      throws IOException {
    var file = directory.resolve("wrong.yaml");
    Files.writeString(
        file,
        "{apiVersion: networkservicemesh.io/v1, kind: NetworkService, metadata: {name: n}, spec: "
            + spec
            + "}");

    assertThatThrownBy(() -> NetworkServiceFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": " + error);
  }

  private static Match match(String source, String destination) {
    return Match.newBuilder().putSourceSelector("app", source).addRoutes(to(destination)).build();
  }

  private static Destination to(String app) {
    return Destination.newBuilder().putDestinationSelector("app", app).build();
  }

  private static Path resource(String name) {
    try {
      var url = NetworkServiceFileTest.class.getResource(name);
      if (url == null) {
        throw new IllegalArgumentException(name);
      }
      return Path.of(url.toURI());
    } catch (URISyntaxException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
