package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.connectioncontext.IPContext;
import io.telcomesh.nsm.api.connectioncontext.Route;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What an endpoint answers to a request: the interface it wants, the addresses of both sides and
/// the routes to them. What the client asks to have routed to it is kept.
final class EndpointAnswers {

  private static final Optional<InetAddress> NO_WISH = Optional.empty();

  private final EndpointOffer offer;
  private final List<Leases> leases;
  private final Optional<AddressPairs> pairs;
  private final NetworkNamespace namespace;
  private final InterfaceProbe probe;

  EndpointAnswers(
      EndpointOffer offer, List<Leases> leases, NetworkNamespace namespace, InterfaceProbe probe) {
    this.offer = offer;
    this.leases = leases;
    this.pairs =
        switch (offer.addressing()) {
          case ONE_ADDRESS -> Optional.empty();
          case PAIRS -> Optional.of(new AddressPairs(offer.pools().getFirst().getFirst()));
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
    leases.forEach(pool -> pool.release(client(connection)));
    pairs.ifPresent(given -> given.release(client(connection)));
  }

  private IPContext addresses(Connection entered) {
    var asked = entered.getContext().getIpContext();
    var excluded = asked.getExcludedPrefixesList().stream().map(IpPrefix::parse).toList();
    return pairs
        .map(given -> pair(asked, given, client(entered), excluded))
        .orElseGet(() -> shared(asked, client(entered), excluded));
  }

  private IPContext shared(IPContext asked, String client, List<IpPrefix> excluded) {
    for (var pool : leases) {
      if (excluded.stream().anyMatch(prefix -> prefix.contains(pool.own()))) {
        throw refused(
            "the endpoint's address %s is excluded by the request", pool.own().getHostAddress());
      }
    }
    var theirs = leased(client, asked, excluded);
    var ours = leases.stream().map(pool -> IpPrefix.host(pool.own()).toString()).toList();
    return addressed(asked, theirs, ours)
        .clearSrcRoutes()
        .addAllSrcRoutes(
            behindUs(routes(asked.getSrcRoutesList(), asked.getDstIpAddrsList(), ours)))
        .clearDstRoutes()
        .addAllDstRoutes(routes(asked.getDstRoutesList(), asked.getSrcIpAddrsList(), theirs))
        .build();
  }

  /// An address from each pool, or from none.
  private List<String> leased(String client, IPContext asked, List<IpPrefix> excluded) {
    var held = leases.stream().filter(pool -> pool.held(client)).toList();
    var wishes = asked.getSrcIpAddrsList().stream().map(Links::address).toList();
    var addresses = new ArrayList<String>();
    for (int number = 0; number < leases.size(); number++) {
      var wish = number < wishes.size() ? Optional.of(wishes.get(number)) : NO_WISH;
      var leased = leases.get(number).lease(client, wish, excluded);
      if (leased.isEmpty()) {
        leases.stream().filter(pool -> !held.contains(pool)).forEach(pool -> pool.release(client));
        throw empty(offer.pools().get(number));
      }
      addresses.add(IpPrefix.host(leased.get()).toString());
    }
    return addresses;
  }

  /// The far end is in the pair's own prefix: it needs no route.
  private IPContext pair(
      IPContext asked, AddressPairs given, String client, List<IpPrefix> excluded) {
    var wish = asked.getSrcIpAddrsList().stream().findFirst().map(Links::address);
    var pair =
        given.lease(client, wish, excluded).orElseThrow(() -> empty(offer.pools().getFirst()));
    return addressed(
            asked,
            List.of(cidr(AddressPairs.client(pair), pair)),
            List.of(cidr(AddressPairs.endpoint(pair), pair)))
        .clearSrcRoutes()
        .addAllSrcRoutes(behindUs(asked.getSrcRoutesList()))
        .build();
  }

  private static IPContext.Builder addressed(
      IPContext asked, List<String> client, List<String> endpoint) {
    return asked.toBuilder()
        .clearSrcIpAddrs()
        .addAllSrcIpAddrs(client)
        .clearDstIpAddrs()
        .addAllDstIpAddrs(endpoint);
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

  private static RuntimeException empty(List<IpPrefix> pool) {
    var prefixes = pool.stream().map(IpPrefix::toString).collect(Collectors.joining(", "));
    return refused("IPPool is empty: %s", prefixes);
  }

  /// The routes asked for, without those to the far end's former addresses, and those to its
  /// present ones.
  private static List<Route> routes(List<Route> asked, List<String> former, List<String> farEnd) {
    var kept =
        asked.stream()
            .filter(route -> !former.contains(route.getPrefix()))
            .filter(route -> !farEnd.contains(route.getPrefix()));
    var present = farEnd.stream().map(it -> Route.newBuilder().setPrefix(it).build());
    return Stream.concat(kept, present).toList();
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
