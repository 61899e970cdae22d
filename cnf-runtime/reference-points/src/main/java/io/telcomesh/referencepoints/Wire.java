package io.telcomesh.referencepoints;

import java.net.InetAddress;
import java.util.Optional;

/// One connection of the mesh as an end sees it.
///
/// @param referencePoint what is spoken over it
/// @param interfaceName the network interface, at most 15 characters; absent for a fixed wire that
///   leaves the choice to the routing table
/// @param local the address that ends bind to
/// @param peer the address that they dial or answer; absent = any, which only an answering side has
public record Wire(
    ReferencePoint referencePoint,
    Optional<String> interfaceName,
    InetAddress local,
    Optional<InetAddress> peer) {

  public Wire {
    if (local.isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          referencePoint + ": the local address of a wire is one address, not a wildcard");
    }
    if (peer.filter(InetAddress::isAnyLocalAddress).isPresent()) {
      throw new IllegalArgumentException(
          referencePoint + ": leave the peer out where any peer may come; a wildcard is none");
    }
    interfaceName.ifPresent(name -> requireInterfaceName(referencePoint, name));
  }

  public Wire(ReferencePoint referencePoint, InetAddress local, InetAddress peer) {
    this(referencePoint, Optional.empty(), local, Optional.of(peer));
  }

  /// A wire on which any peer may come.
  public Wire(ReferencePoint referencePoint, InetAddress local) {
    this(referencePoint, Optional.empty(), local, Optional.empty());
  }

  /// What makes it this wire and no other.
  public Key key() {
    return new Key(referencePoint, peer);
  }

  /// A wire is known by its reference point and its peer.
  public record Key(ReferencePoint referencePoint, Optional<InetAddress> peer) {}

  private static void requireInterfaceName(ReferencePoint referencePoint, String name) {
    if (name.isEmpty() || name.length() > 15) {
      throw new IllegalArgumentException(
          "%s: the interface name '%s' has not 1 to 15 characters".formatted(referencePoint, name));
    }
  }
}
