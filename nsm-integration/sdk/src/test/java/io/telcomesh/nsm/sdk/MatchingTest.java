package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.api.registry.Destination;
import io.telcomesh.nsm.api.registry.Match;
import io.telcomesh.nsm.api.registry.Metadata;
import io.telcomesh.nsm.api.registry.NetworkService;
import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatchingTest {

  private static final NetworkServiceEndpoint MME = endpoint("mme-0", Map.of("app", "mme"));
  private static final NetworkServiceEndpoint SGW = endpoint("sgw-0", Map.of("app", "sgw"));
  private static final List<NetworkServiceEndpoint> BOTH = List.of(MME, SGW);

  @Test
  void choosesAllWhereTheServiceHasNoMatches() {
    assertThat(chosen(Map.of())).containsExactly(MME, SGW);
  }

  @Test
  void choosesByTheRoutesOfTheMatchThatFitsTheSource() {
    var matches = new Match[] {match("s11", "mme").build(), match("s1-u", "sgw").build()};

    assertThat(chosen(Map.of("app", "s1-u"), matches)).containsExactly(SGW);
    assertThat(chosen(Map.of("app", "s11", "more", "x"), matches)).containsExactly(MME);
  }

  @Test
  void choosesNothingWhereNoSourceFits() {
    assertThat(chosen(Map.of("app", "gx"), match("s11", "mme").build())).isEmpty();
  }

  @Test
  void staysWithTheFirstMatchEvenIfItYieldsNothing() {
    var all = Match.newBuilder().addRoutes(Destination.getDefaultInstance()).build();

    assertThat(chosen(Map.of("app", "s11"), match("s11", "none").build(), all)).isEmpty();
  }

  @Test
  void fallsThroughWhereTheMatchSaysSo() {
    var first = match("s11", "none").setFallthrough(true).build();

    assertThat(chosen(Map.of("app", "s11"), first, match("s11", "sgw").build()))
        .containsExactly(SGW);
  }

  @Test
  void joinsTheRoutesOfAMatch() {
    var both =
        match("s11", "sgw")
            .addRoutes(Destination.newBuilder().putDestinationSelector("app", "mme"))
            .addRoutes(Destination.newBuilder().putDestinationSelector("app", "sgw"))
            .build();

    assertThat(chosen(Map.of("app", "s11"), both)).containsExactly(SGW, MME);
  }

  @Test
  void keepsTheWeightOfEachRouteThatChoosesSomething() {
    var match =
        Match.newBuilder()
            .addRoutes(Destination.newBuilder().putDestinationSelector("app", "none").setWeight(9))
            .addRoutes(Destination.newBuilder().putDestinationSelector("app", "sgw").setWeight(3))
            .addRoutes(Destination.newBuilder().putDestinationSelector("app", "mme").setWeight(1))
            .build();

    assertThat(Matching.choices(service(match), Map.of(), BOTH))
        .containsExactly(
            new Matching.Choice("match 1 route 2", 3, List.of(SGW)),
            new Matching.Choice("match 1 route 3", 1, List.of(MME)));
  }

  @Test
  void expandsTemplatesOverTheConnectionsLabels() {
    var near = endpoint("near", Map.of("nodeName", "node-1"));
    var far = endpoint("far", Map.of("nodeName", "node-2"));
    var sameNode =
        Match.newBuilder()
            .addRoutes(Destination.newBuilder().putDestinationSelector("nodeName", "{{.nodeName}}"))
            .build();
    var service = NetworkService.newBuilder().setName("s").addMatches(sameNode).build();

    assertThat(Matching.endpoints(service, Map.of("nodeName", "node-2"), List.of(near, far)))
        .containsExactly(far);
    assertThat(Matching.endpoints(service, Map.of(), List.of(near, far))).isEmpty();
  }

  @Test
  void expandsTheIndexFormOfATemplate() {
    var labels = Map.of("app-name", "mme");

    assertThat(LabelTemplate.expand("x-{{ index . \"app-name\" }}", labels)).isEqualTo("x-mme");
    assertThat(LabelTemplate.expand("{{.none}}", labels)).isEqualTo("<no value>");
  }

  @Test
  void choosesAllForAMatchThatOnlyNamesForwarders() {
    var capability =
        Match.newBuilder()
            .setMetadata(Metadata.newBuilder().putLabels("my_forwarder_capability", "true"))
            .build();

    assertThat(chosen(Map.of(), capability)).containsExactly(MME, SGW);
  }

  @Test
  void takesForwardersByTheirLabelsAndPointToPointOnesByDefault() {
    var plain = forwarder("plain", Map.of("p2p", "true"));
    var able = forwarder("able", Map.of("p2p", "true", "fast", "true"));
    var other = forwarder("other", Map.of());
    var all = List.of(plain, able, other);
    var fast =
        match("s11", "mme").setMetadata(Metadata.newBuilder().putLabels("fast", "true")).build();
    var labels = Map.of("app", "s11");

    assertThat(Matching.forwarders(service(), labels, "forwarder", all)).isEqualTo(all);
    assertThat(Matching.forwarders(service(match("s11", "mme").build()), labels, "forwarder", all))
        .containsExactly(plain, able);
    assertThat(Matching.forwarders(service(fast), labels, "forwarder", all)).containsExactly(able);
  }

  private static List<NetworkServiceEndpoint> chosen(Map<String, String> labels, Match... matches) {
    return Matching.endpoints(service(matches), labels, BOTH);
  }

  private static NetworkService service(Match... matches) {
    return NetworkService.newBuilder().setName("s").addAllMatches(List.of(matches)).build();
  }

  private static Match.Builder match(String source, String destination) {
    return Match.newBuilder()
        .putSourceSelector("app", source)
        .addRoutes(Destination.newBuilder().putDestinationSelector("app", destination));
  }

  private static NetworkServiceEndpoint endpoint(String name, Map<String, String> labels) {
    return labelled(name, "s", labels);
  }

  private static NetworkServiceEndpoint forwarder(String name, Map<String, String> labels) {
    return labelled(name, "forwarder", labels);
  }

  private static NetworkServiceEndpoint labelled(
      String name, String service, Map<String, String> labels) {
    return NetworkServiceEndpoint.newBuilder()
        .setName(name)
        .putNetworkServiceLabels(
            service, NetworkServiceLabels.newBuilder().putAllLabels(labels).build())
        .build();
  }
}
