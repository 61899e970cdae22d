package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.connectioncontext.IPContext;
import io.telcomesh.nsm.api.connectioncontext.Route;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an endpoint answers to a request: the interface it wants, the addresses of both sides and
/// the routes to them. What the client asks to have routed to it is kept.
final class EndpointAnswers {

  private final EndpointOffer offer;
  private final Leases leases;
  private final Optional<AddressPairs> pairs;
  private final NetworkNamespace namespace;
  private final InterfaceProbe probe;

  EndpointAnswers(
      EndpointOffer offer, Leases leases, NetworkNamespace namespace, InterfaceProbe probe) {
    this.offer = offer;
    this.leases = leases;
    this.pairs =
        switch (offer.addressing()) {
          case ONE_ADDRESS -> Optional.empty();
          case PAIRS -> Optional.of(new AddressPairs(offer.prefix()));
        };
    this.namespace = namespace;
    this.probe = probe;
  }

  /// Whom a lease belongs to: the first component of the path and the id the connection has there.
  static String client(Connection connection) {
    var first = connection.getPath().getPathSegments(0);
    return first.getName() + "/" + first.getId();
  }

  /// The answer, as the endpoint holds it.
  ///
  /// @param others the other connections, whose interface names are taken
  /// @throws io.grpc.StatusRuntimeException where no mechanism or no address is left
  Connection answer(
      NetworkServiceRequest request, Connection entered, Collection<Connection> others) {
    var wished = KernelMechanism.chosen(request);
    String name = interfaceName(KernelMechanism.interfaceName(wished), entered, others);
    var mechanism = KernelMechanism.of(namespace, name);
    var addresses = addresses(entered);
    var segment =
        ConnectionPath.own(entered).toBuilder()
            .putMetrics("server_interface", KernelMechanism.TYPE + "/" + name);
    var answer =
        ConnectionPath.withOwn(ConnectionPath.endHere(entered), segment.build()).toBuilder();
    answer.setMechanism(mechanism).setNetworkServiceEndpointName(offer.name()).setState(State.UP);
    answer.getContextBuilder().setIpContext(addresses);
    return answer.build();
  }

  /// The connection has ended.
  void forget(Connection connection) {
    leases.release(client(connection));
    pairs.ifPresent(given -> given.release(client(connection)));
  }

  private IPContext addresses(Connection entered) {
    var asked = entered.getContext().getIpContext();
    var excluded = asked.getExcludedPrefixesList().stream().map(IpPrefix::parse).toList();
    var wish = asked.getSrcIpAddrsList().stream().findFirst().map(Links::address);
    return pairs
        .map(given -> pair(asked, given, client(entered), wish, excluded))
        .orElseGet(() -> shared(asked, client(entered), wish, excluded));
  }

  private IPContext shared(
      IPContext asked, String forClient, Optional<InetAddress> wish, List<IpPrefix> excluded) {
    var own = leases.own();
    if (excluded.stream().anyMatch(prefix -> prefix.contains(own))) {
      throw refused("the endpoint's address %s is excluded by the request", own.getHostAddress());
    }
    var client = leases.lease(forClient, wish, excluded).orElseThrow(this::empty);
    String ours = IpPrefix.host(own).toString();
    String theirs = IpPrefix.host(client).toString();
    return addressed(asked, theirs, ours)
        .clearSrcRoutes()
        .addAllSrcRoutes(
            behindUs(routes(asked.getSrcRoutesList(), asked.getDstIpAddrsList(), ours)))
        .clearDstRoutes()
        .addAllDstRoutes(routes(asked.getDstRoutesList(), asked.getSrcIpAddrsList(), theirs))
        .build();
  }

  /// The far end is in the pair's own prefix: it needs no route.
  private IPContext pair(
      IPContext asked,
      AddressPairs given,
      String forClient,
      Optional<InetAddress> wish,
      List<IpPrefix> excluded) {
    var pair = given.lease(forClient, wish, excluded).orElseThrow(this::empty);
    return addressed(
            asked, cidr(AddressPairs.client(pair), pair), cidr(AddressPairs.endpoint(pair), pair))
        .clearSrcRoutes()
        .addAllSrcRoutes(behindUs(asked.getSrcRoutesList()))
        .build();
  }

  private static IPContext.Builder addressed(IPContext asked, String client, String endpoint) {
    return asked.toBuilder()
        .clearSrcIpAddrs()
        .addSrcIpAddrs(client)
        .clearDstIpAddrs()
        .addDstIpAddrs(endpoint);
  }

  private static String cidr(InetAddress address, IpPrefix pair) {
    return address.getHostAddress() + "/" + pair.length();
  }

  /// The client's routes and, each once, those to what is behind us.
  private List<Route> behindUs(List<Route> routes) {
    var ours =
        offer.behindUs().stream()
            .map(prefix -> Route.newBuilder().setPrefix(prefix.toString()).build());
    return Stream.concat(routes.stream(), ours).distinct().toList();
  }

  private RuntimeException empty() {
    return refused("IPPool is empty: %s", offer.prefix());
  }

  /// The routes asked for, without those to the far end's former addresses, and one to its present.
  private static List<Route> routes(List<Route> asked, List<String> former, String farEnd) {
    var kept =
        asked.stream()
            .filter(route -> !former.contains(route.getPrefix()))
            .filter(route -> !route.getPrefix().equals(farEnd));
    return Stream.concat(kept, Stream.of(Route.newBuilder().setPrefix(farEnd).build())).toList();
  }

  /// The name the connection had or asks for, else `<reference point>-<n>`.
  private String interfaceName(
      Optional<String> wished, Connection entered, Collection<Connection> others) {
    Set<String> taken =
        others.stream()
            .flatMap(other -> KernelMechanism.interfaceName(other.getMechanism()).stream())
            .collect(Collectors.toSet());
    String stem = entered.getLabelsOrDefault("app", entered.getNetworkService());
    return wished
        .filter(name -> !taken.contains(name))
        .orElseGet(() ->
            KernelMechanism.freeName(stem, name -> taken.contains(name) || probe.exists(name)));
  }

  private static RuntimeException refused(String text, Object argument) {
    return Status.UNKNOWN.withDescription(text.formatted(argument)).asRuntimeException();
  }
}
