package io.telcomesh.nsm.controlplane.forwarder;

import io.telcomesh.kernel.InterfaceState;
import io.telcomesh.kernel.MacAddress;
import io.telcomesh.kernel.Neighbour;
import io.telcomesh.kernel.PolicyRule;
import io.telcomesh.kernel.PolicyRule.Ports;
import io.telcomesh.kernel.Prefix;
import io.telcomesh.kernel.Route;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connectioncontext.PolicyRoute;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What a connection's context means for the interfaces at its ends: src is the client, dst the
/// endpoint, and each side's routes mirror the other's.
final class ContextStates {
  private ContextStates() {}

  static InterfaceState client(Connection connection) {
    var ip = connection.getContext().getIpContext();
    var own = prefixes(ip.getSrcIpAddrsList());
    var far = prefixes(ip.getDstIpAddrsList());
    var neighbours =
        ip.getIpNeighborsList().stream()
            .map(it ->
                new Neighbour(
                    InetAddress.ofLiteral(it.getIp()), new MacAddress(it.getHardwareAddress())))
            .toList();
    var policies = ip.getPoliciesList().stream().map(it -> policy(it, far)).toList();
    return new InterfaceState(
        own, routes(own, far, ip.getSrcRoutesList()), neighbours, policies, mtu(connection));
  }

  static InterfaceState endpoint(Connection connection) {
    var ip = connection.getContext().getIpContext();
    var own = prefixes(ip.getDstIpAddrsList());
    var far = prefixes(ip.getSrcIpAddrsList());
    return new InterfaceState(
        own, routes(own, far, ip.getDstRoutesList()), List.of(), List.of(), mtu(connection));
  }

  /// Direct routes to the far addresses that no prefix of ours covers, then the routes asked for.
  private static List<Route> routes(
      List<Prefix> own,
      List<Prefix> far,
      List<io.telcomesh.nsm.api.connectioncontext.Route> asked) {
    var routes = new ArrayList<Route>();
    for (var address : far) {
      if (own.stream().noneMatch(it -> it.contains(Prefix.host(address.address())))) {
        routes.add(Route.direct(Prefix.host(address.address())));
      }
    }
    asked.forEach(it -> routes.add(route(it, far)));
    return routes;
  }

  /// Through the next hop it names, else through the far end; directly where it is the far end.
  private static Route route(io.telcomesh.nsm.api.connectioncontext.Route asked, List<Prefix> far) {
    var destination = Prefix.parse(asked.getPrefix());
    if (!asked.getNextHop().isEmpty()) {
      return Route.through(destination, InetAddress.ofLiteral(asked.getNextHop()));
    }
    if (far.stream().anyMatch(it -> it.contains(destination))) {
      return Route.direct(destination);
    }
    return far.stream()
        .filter(it -> it.ipv6() == destination.ipv6())
        .findFirst()
        .map(gateway -> Route.through(destination, gateway.address()))
        .orElseGet(() -> Route.direct(destination));
  }

  private static PolicyRule policy(PolicyRoute asked, List<Prefix> far) {
    var from = text(asked.getFrom()).map(Prefix::parse);
    var everywhere =
        io.telcomesh.nsm.api.connectioncontext.Route.newBuilder()
            .setPrefix(from.filter(Prefix::ipv6).isPresent() ? "::/0" : "0.0.0.0/0")
            .build();
    var routes = asked.getRoutesCount() == 0 ? List.of(everywhere) : asked.getRoutesList();
    return new PolicyRule(
        from,
        text(asked.getProto()).map(Integer::valueOf),
        text(asked.getSrcPort()).map(Ports::parse),
        text(asked.getDstPort()).map(Ports::parse),
        routes.stream().map(it -> route(it, far)).toList());
  }

  private static Optional<String> text(String value) {
    return Optional.of(value).filter(Predicate.not(String::isEmpty));
  }

  private static List<Prefix> prefixes(List<String> texts) {
    return texts.stream().map(Prefix::parse).toList();
  }

  private static int mtu(Connection connection) {
    return connection.getContext().getMTU();
  }
}
