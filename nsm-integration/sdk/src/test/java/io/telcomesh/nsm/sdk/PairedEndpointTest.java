package io.telcomesh.nsm.sdk;

import static io.telcomesh.nsm.sdk.MeshFixture.next;
import static io.telcomesh.nsm.sdk.MeshFixture.s11;
import static io.telcomesh.nsm.sdk.MeshFixture.up;
import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.nsm.api.connectioncontext.IPContext;
import io.telcomesh.nsm.api.connectioncontext.Route;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An endpoint that gives each wire a /30, and has something behind it.
class PairedEndpointTest {
  @TempDir Path directory;
  private MeshFixture mesh;

  @BeforeEach
  void start() {
    mesh = new MeshFixture(directory);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void givesTheFirstHostToTheClientAndRoutesOnlyWhatIsBehindEachSide() throws InterruptedException {
    try (var endpoint = endpoint(EndpointOffer.Addressing.PAIRS);
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);

      assertThat(up(mesh.atClient).local().getHostAddress()).isEqualTo("10.60.1.1");
      var addresses = addresses(endpoint);
      assertThat(addresses.getSrcIpAddrsList()).containsExactly("10.60.1.1/30");
      assertThat(addresses.getDstIpAddrsList()).containsExactly("10.60.1.2/30");
      assertThat(prefixes(addresses.getSrcRoutesList())).containsExactly("172.16.2.0/24");
      assertThat(prefixes(addresses.getDstRoutesList())).containsExactly("10.45.0.0/16");
    }
  }

  @Test
  void givesTheNextClientTheNextPairAndAFreedOneAgain() throws InterruptedException {
    try (var endpoint = endpoint(EndpointOffer.Addressing.PAIRS);
        var stays = mesh.client("sgw-1")) {
      var _ = next(mesh.manager().registrations);
      try (var goes = mesh.client("sgw-0")) {
        goes.connect(s11(), mesh.atClient::add);
        assertThat(up(mesh.atClient).local().getHostAddress()).isEqualTo("10.60.1.1");
        stays.connect(s11(), mesh.atClient::add);
        assertThat(up(mesh.atClient).local().getHostAddress()).isEqualTo("10.60.1.5");
      }
      assertThat(next(mesh.atClient)).isInstanceOf(LinkEvent.Down.class);
      try (var comes = mesh.client("sgw-2")) {
        comes.connect(s11(), mesh.atClient::add);
        assertThat(up(mesh.atClient).local().getHostAddress()).isEqualTo("10.60.1.1");
        assertThat(endpoint.connections()).hasSize(2);
      }
    }
  }

  @Test
  void routesWhatIsBehindItAlsoWithOneAddress() throws InterruptedException {
    try (var endpoint = endpoint(EndpointOffer.Addressing.ONE_ADDRESS);
        var client = mesh.client("sgw-0")) {
      var _ = next(mesh.manager().registrations);
      client.connect(s11(), mesh.atClient::add);
      var _ = up(mesh.atClient);

      assertThat(prefixes(addresses(endpoint).getSrcRoutesList()))
          .containsExactly("10.60.1.1/32", "172.16.2.0/24");
    }
  }

  private NsmEndpoint endpoint(EndpointOffer.Addressing addressing) {
    return NsmEndpoint.start(
        new EndpointOffer(
            "mme-0",
            List.of("4g-network"),
            Map.of("app", "mme"),
            List.of(List.of(IpPrefix.parse("10.60.1.0/24"))),
            new NsmUrl.Unix(directory.resolve("mme-0.sock")),
            Optional.empty(),
            addressing,
            List.of(IpPrefix.parse("172.16.2.0/24"))),
        new NsmUrl.Unix(directory.resolve("nsm.io.sock")),
        mesh.transport,
        mesh.clock,
        NetworkNamespace.ofThisProcess(),
        MeshFixture.ALWAYS_THERE,
        mesh.atEndpoint::add);
  }

  private static IPContext addresses(NsmEndpoint endpoint) {
    return endpoint.connections().getFirst().getContext().getIpContext();
  }

  private static List<String> prefixes(List<Route> routes) {
    return routes.stream().map(Route::getPrefix).toList();
  }
}
