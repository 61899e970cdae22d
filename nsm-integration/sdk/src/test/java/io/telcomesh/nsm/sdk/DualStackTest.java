package io.telcomesh.nsm.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connectioncontext.Route;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An endpoint with a pool of IPv4 and one of IPv6 addresses.
class DualStackTest {

  @TempDir Path directory;

  @Test
  void answersAPairOfAddressesAndRoutesForEachFamily() {
    var ip = answer(answers("2001:db8::/64"), "sgw-0").getContext().getIpContext();

    assertThat(ip.getDstIpAddrsList()).containsExactly("10.60.10.1/32", "2001:db8:0:0:0:0:0:1/128");
    assertThat(ip.getSrcIpAddrsList()).containsExactly("10.60.10.2/32", "2001:db8:0:0:0:0:0:2/128");
    assertThat(ip.getSrcRoutesList())
        .extracting(Route::getPrefix)
        .containsExactlyElementsOf(ip.getDstIpAddrsList());
    assertThat(ip.getDstRoutesList())
        .extracting(Route::getPrefix)
        .containsExactlyElementsOf(ip.getSrcIpAddrsList());
  }

  @Test
  void keepsBothAddressesOverARestart() {
    var answers = answers("2001:db8::/64");
    var _ = answer(answers, "sgw-0");
    var before = answer(answers, "sgw-1").getContext();

    assertThat(answer(answers("2001:db8::/64"), "sgw-1").getContext()).isEqualTo(before);
  }

  @Test
  void givesNoneWhereOnePoolIsExhausted() {
    var answers = answers("2001:db8::/127");
    var first = answer(answers, "sgw-0");

    assertThatThrownBy(() -> answer(answers, "sgw-1"))
        .hasMessageContaining("IPPool is empty: 2001:db8:0:0:0:0:0:0/127");

    answers.forget(first);
    assertThat(answer(answers, "sgw-1").getContext().getIpContext().getSrcIpAddrsList()).hasSize(2);
  }

  private EndpointAnswers answers(String ipv6) {
    var offer =
        new EndpointOffer(
            "mme-0",
            List.of("4g-network"),
            Map.of(),
            List.of(List.of(IpPrefix.parse("10.60.10.0/24")), List.of(IpPrefix.parse(ipv6))),
            NsmUrl.parse("unix:///run/mme-0.sock"),
            Optional.of(directory.resolve("mme-0.leases")));
    return new EndpointAnswers(
        offer, offer.allLeases(), NetworkNamespace.ofThisProcess(), MeshFixture.ALWAYS_THERE);
  }

  private static Connection answer(EndpointAnswers answers, String client) {
    var connection = Connection.newBuilder().setId(client + "-s11").setNetworkService("4g-network");
    connection
        .getPathBuilder()
        .addPathSegments(PathSegment.newBuilder().setName(client).setId(client + "-s11"));
    var request =
        NetworkServiceRequest.newBuilder()
            .addMechanismPreferences(Mechanism.newBuilder().setCls("LOCAL").setType("KERNEL"))
            .build();
    return answers.answer(request, ConnectionPath.enter(connection.build(), "mme-0"), List.of());
  }
}
