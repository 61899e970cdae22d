package io.telcomesh.nsm.sdk;

import java.net.InetAddress;
import java.util.Map;

/// One end of a connection that can be used: an interface here, an address here and one over there.
///
/// @param networkService the network service it belongs to
/// @param labels the labels the client asked with
/// @param interfaceName the interface in this process's network namespace
/// @param local our address
/// @param peer the far end's address
/// @param peerName the far end's component name: the endpoint's at a client, the client's at an
///   endpoint
public record Link(
    String networkService,
    Map<String, String> labels,
    String interfaceName,
    InetAddress local,
    InetAddress peer,
    String peerName) {

  public Link {
    labels = Map.copyOf(labels);
  }
}
