package io.telcomesh.nsm.sdk;

import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What an endpoint offers.
///
/// @param name its name in the registry and in every path, stable over restarts: the pod's name
/// @param networkServices the network services it belongs to
/// @param labels what their matches choose it by, for each of them
/// @param pools where its addresses and its clients' come from, a pair for each connection from
///   each pool: two of them, of one family each, are a dual stack
/// @param listenOn where forwarders reach it; the kernel mechanism needs a unix socket
/// @param leases the file that keeps the clients' addresses, where they shall outlive the process;
///   those of the second pool are in a file beside it whose name ends with `.1`
/// @param addressing how the pools are given out
/// @param behindUs prefixes that clients shall route to the endpoint
public record EndpointOffer(
    String name,
    List<String> networkServices,
    Map<String, String> labels,
    List<List<IpPrefix>> pools,
    NsmUrl listenOn,
    Optional<Path> leases,
    Addressing addressing,
    List<IpPrefix> behindUs) {

  /// How an endpoint gives out its prefix.
  public enum Addressing {
    /// It has one address of each pool on all its wires, each client one of the others.
    ONE_ADDRESS,
    /// Each wire has a /30 of its own of the one prefix, see [AddressPairs].
    PAIRS
  }

  /// With one address and nothing behind it.
  public EndpointOffer(
      String name,
      List<String> networkServices,
      Map<String, String> labels,
      List<List<IpPrefix>> pools,
      NsmUrl listenOn,
      Optional<Path> leases) {
    this(name, networkServices, labels, pools, listenOn, leases, Addressing.ONE_ADDRESS, List.of());
  }

  public EndpointOffer {
    if (name.isEmpty() || networkServices.isEmpty() || networkServices.contains("")) {
      throw new IllegalArgumentException("an endpoint needs a name and a network service");
    }
    if (pools.isEmpty() || pools.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("an endpoint needs a prefix for addresses");
    }
    networkServices = List.copyOf(networkServices);
    labels = Map.copyOf(labels);
    pools = pools.stream().map(List::copyOf).toList();
    behindUs = List.copyOf(behindUs);
    if (addressing == Addressing.PAIRS) {
      if (pools.size() != 1 || pools.getFirst().size() != 1) {
        throw new IllegalArgumentException("pairs of addresses come from one prefix");
      }
      AddressPairs.check(pools.getFirst().getFirst());
    }
  }

  /// With one pool of one prefix.
  public EndpointOffer(
      String name,
      List<String> networkServices,
      Map<String, String> labels,
      IpPrefix prefix,
      NsmUrl listenOn,
      Optional<Path> leases) {
    this(name, networkServices, labels, List.of(List.of(prefix)), listenOn, leases);
  }

  List<Leases> allLeases() {
    return IntStream.range(0, pools.size())
        .mapToObj(pool ->
            Leases.of(
                pools.get(pool),
                pool == 0
                    ? leases
                    : leases.map(it -> it.resolveSibling(it.getFileName() + "." + pool))))
        .toList();
  }

  NetworkServiceEndpoint registration() {
    var endpoint =
        NetworkServiceEndpoint.newBuilder()
            .setName(name)
            .addAllNetworkServiceNames(networkServices)
            .setUrl(listenOn.toString());
    var labelled = NetworkServiceLabels.newBuilder().putAllLabels(labels).build();
    networkServices.forEach(service -> endpoint.putNetworkServiceLabels(service, labelled));
    return endpoint.build();
  }
}
