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
public record EndpointOffer(
    String name,
    List<String> networkServices,
    Map<String, String> labels,
    List<List<IpPrefix>> pools,
    NsmUrl listenOn,
    Optional<Path> leases) {

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
