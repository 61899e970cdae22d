package io.telcomesh.nsm.sdk;

import io.telcomesh.nsm.api.connection.Connection;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Reads the two ends of a connection out of its context and mechanism.
final class Links {

  private Links() {}

  /// The link at the client, which named the interface itself; none where the connection has no
  /// address at one of its ends.
  static Optional<Link> atClient(Connection connection, String interfaceName) {
    return link(
        connection,
        interfaceName,
        connection.getContext().getIpContext().getSrcIpAddrsList(),
        connection.getContext().getIpContext().getDstIpAddrsList(),
        connection.getNetworkServiceEndpointName());
  }

  /// The link at the endpoint, whose peer is the first component of the path.
  static Optional<Link> atEndpoint(Connection connection) {
    return link(
        connection,
        KernelMechanism.interfaceName(connection.getMechanism()).orElseThrow(),
        connection.getContext().getIpContext().getDstIpAddrsList(),
        connection.getContext().getIpContext().getSrcIpAddrsList(),
        connection.getPath().getPathSegments(0).getName());
  }

  private static Optional<Link> link(
      Connection connection,
      String interfaceName,
      List<String> local,
      List<String> peer,
      String peerName) {
    if (local.isEmpty() || peer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Link(
            connection.getNetworkService(),
            connection.getLabelsMap(),
            interfaceName,
            address(local.getFirst()),
            address(peer.getFirst()),
            peerName));
  }

  /// The address of `address/length`.
  static InetAddress address(String cidr) {
    int slash = cidr.indexOf('/');
    return InetAddress.ofLiteral(slash < 0 ? cidr : cidr.substring(0, slash));
  }
}
