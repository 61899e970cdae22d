package io.telcomesh.nsm.sdk;

import io.telcomesh.nsm.api.connection.Connection;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Reads the two ends of a connection out of its context and mechanism.
final class Links {

  private Links() {}

  /// The link at the client; none where the connection has no address at one of its ends.
  static Optional<Link> atClient(Connection connection) {
    return link(
        connection,
        connection.getContext().getIpContext().getSrcIpAddrsList(),
        connection.getContext().getIpContext().getDstIpAddrsList(),
        connection.getNetworkServiceEndpointName());
  }

  /// The link at the endpoint, whose peer is the first component of the path.
  static Optional<Link> atEndpoint(Connection connection) {
    return link(
        connection,
        connection.getContext().getIpContext().getDstIpAddrsList(),
        connection.getContext().getIpContext().getSrcIpAddrsList(),
        connection.getPath().getPathSegments(0).getName());
  }

  private static Optional<Link> link(
      Connection connection, List<String> local, List<String> peer, String peerName) {
    var name = KernelMechanism.interfaceName(connection.getMechanism());
    if (local.isEmpty() || peer.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Link(
            connection.getNetworkService(),
            connection.getLabelsMap(),
            name.get(),
            address(local.getFirst()),
            address(peer.getFirst()),
            peerName));
  }

  private static InetAddress address(String cidr) {
    return IpPrefix.parse(cidr).network();
  }
}
