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
        "{matchs: []} | spec: unknown key 'matchs', known are [matches, name, path_ids, payload]",
        "{name: 4} | spec.name: expected a text, not 4: put it in quotes",
        "{matches: [{sourceSelector: {app: true}}]} | spec.matches[0].sourceSelector.app: expected a text, not true",
        "{matches: [{sourceSelector: {1: mme}}]} | spec.matches[0].sourceSelector: the key 1 is no text",
        "{matches: [{sourceSelector: [app]}]} | spec.matches[0].sourceSelector: expected keys and values",
        "{matches: [{match: {match: {}}}]} | spec.matches[0].match: unknown key 'match'",
        "{matches: [{match: {route: []}, sourceSelector: {app: mme}}]} | spec.matches[0]: [sourceSelector] beside a 'match' that is not empty",
        "{matches: [{route: [], routes: []}]} | spec.matches[0]: 'route' and 'routes' are the same: keep one",
        "{matches: [{routes: [{destination: {weight: 1}, destinationSelector: {app: mme}}]}]} | spec.matches[0].routes[0]: [destinationSelector] beside",
        "{matches: [{routes: [{destination: {app: mme}}]}]} | spec.matches[0].routes[0].destination: unknown key 'app'",
        "{matches: [{metadata: {label: {}}}]} | spec.matches[0].metadata: unknown key 'label'",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "apiVersion: networkservicemesh.io/v2, metadata: {name: n} | apiVersion: expected [networkservicemesh.io/v1, networkservicemesh.io/v1alpha1]",
        "apiVersion: networkservicemesh.io/v1 | 'metadata' is missing",
        "apiVersion: networkservicemesh.io/v1, metadata: {} | metadata: 'name' is missing",
        "apiVersion: networkservicemesh.io/v1, metadata: {nome: n} | metadata: unknown key 'nome'",
        "apiVersion: networkservicemesh.io/v1, metadata: {name: n}, specs: {} | unknown key 'specs'",
      })
  void readsWhatIsAroundTheSpecStrictlyToo(String keys, String error, @TempDir Path directory)
      throws IOException {
    var file = directory.resolve("wrong.yaml");
    Files.writeString(file, "{kind: NetworkService, spec: {}, " + keys + "}");

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
