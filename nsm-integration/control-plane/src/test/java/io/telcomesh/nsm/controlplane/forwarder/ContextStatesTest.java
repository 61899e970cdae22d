package io.telcomesh.nsm.controlplane.forwarder;

import static org.assertj.core.api.Assertions.assertThat;

import io.telcomesh.kernel.InterfaceState;
import io.telcomesh.kernel.PolicyRule;
import io.telcomesh.kernel.Prefix;
import io.telcomesh.kernel.Route;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connectioncontext.IPContext;
import io.telcomesh.nsm.api.connectioncontext.PolicyRoute;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContextStatesTest {
  private static final InetAddress ENDPOINT = InetAddress.ofLiteral("10.60.1.1");

  @Test
  void pointToPointAddressesGetHostRoutesToEachOther() {
    var connection =
        connection(
            IPContext.newBuilder()
                .addSrcIpAddrs("10.60.1.2/32")
                .addDstIpAddrs("10.60.1.1/32")
                .addSrcRoutes(route("10.60.1.1/32"))
                .addDstRoutes(route("10.60.1.2/32")));

    assertThat(ContextStates.client(connection))
        .isEqualTo(state("10.60.1.2/32", Route.direct(Prefix.parse("10.60.1.1/32"))));
    assertThat(ContextStates.endpoint(connection))
        .isEqualTo(state("10.60.1.1/32", Route.direct(Prefix.parse("10.60.1.2/32"))));
  }

  @Test
  void routesGoThroughTheFarEndOrTheNextHopTheyName() {
    var named = route("192.0.2.0/24").toBuilder().setNextHop("10.60.1.9");
    var connection =
        connection(
            IPContext.newBuilder()
                .addSrcIpAddrs("10.60.1.2/24")
                .addDstIpAddrs("10.60.1.1/24")
                .addSrcRoutes(route("10.45.0.0/16"))
                .addSrcRoutes(named));

    assertThat(ContextStates.client(connection))
        .isEqualTo(
            state(
                "10.60.1.2/24",
                Route.through(Prefix.parse("10.45.0.0/16"), ENDPOINT),
                Route.through(Prefix.parse("192.0.2.0/24"), InetAddress.ofLiteral("10.60.1.9"))));
  }

  @Test
  void policyWithoutRoutesSendsEverythingToTheEndpoint() {
    var policy =
        PolicyRoute.newBuilder().setFrom("172.16.2.200/32").setProto("6").setDstPort("80-90");
    var connection =
        connection(IPContext.newBuilder().addDstIpAddrs("10.60.1.1/32").addPolicies(policy));

    assertThat(ContextStates.client(connection).policies())
        .containsExactly(
            new PolicyRule(
                Optional.of(Prefix.parse("172.16.2.200/32")),
                Optional.of(6),
                Optional.empty(),
                Optional.of(new PolicyRule.Ports(80, 90)),
                List.of(Route.through(Prefix.parse("0.0.0.0/0"), ENDPOINT))));
  }

  private static InterfaceState state(String address, Route... routes) {
    return new InterfaceState(
        List.of(Prefix.parse(address)), List.of(routes), List.of(), List.of(), 0);
  }

  private static Connection connection(IPContext.Builder ip) {
    var connection = Connection.newBuilder();
    connection.getContextBuilder().setIpContext(ip);
    return connection.build();
  }

  private static io.telcomesh.nsm.api.connectioncontext.Route route(String prefix) {
    return io.telcomesh.nsm.api.connectioncontext.Route.newBuilder().setPrefix(prefix).build();
  }
}
