package io.telcomesh.nsm.sdk;

import io.telcomesh.nsm.api.registry.NetworkServiceEndpoint;
import io.telcomesh.nsm.api.registry.NetworkServiceLabels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an endpoint offers.
///
/// @param name its name in the registry and in every path, stable over restarts: the pod's name
/// @param networkServices the network services it belongs to
/// @param labels what their matches choose it by, for each of them
/// @param prefix where its address and its clients' come from
/// @param listenOn where forwarders reach it; the kernel mechanism needs a unix socket
/// @param leases the file that keeps the clients' addresses, where they shall outlive the process
/// @param addressing how the prefix is given out
/// @param behindUs prefixes that clients shall route to the endpoint
public record EndpointOffer(
    String name,
    List<String> networkServices,
    Map<String, String> labels,
    IpPrefix prefix,
    NsmUrl listenOn,
    Optional<Path> leases,
    Addressing addressing,
    List<IpPrefix> behindUs) {

  /// How an endpoint gives out its prefix.
  public enum Addressing {
    /// It has one address on all its wires, each client one of the others.
    ONE_ADDRESS,
    /// Each wire has a /30 of its own, see [AddressPairs].
    PAIRS
  }

  /// With one address and nothing behind it.
  public EndpointOffer(
      String name,
      List<String> networkServices,
      Map<String, String> labels,
      IpPrefix prefix,
      NsmUrl listenOn,
      Optional<Path> leases) {
    this(
        name, networkServices, labels, prefix, listenOn, leases, Addressing.ONE_ADDRESS, List.of());
  }

  public EndpointOffer {
    if (name.isEmpty() || networkServices.isEmpty() || networkServices.contains("")) {
      throw new IllegalArgumentException("an endpoint needs a name and a network service");
    }
    networkServices = List.copyOf(networkServices);
    labels = Map.copyOf(labels);
    behindUs = List.copyOf(behindUs);
    if (addressing == Addressing.PAIRS) {
      AddressPairs.check(prefix);
    }
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
