package io.telcomesh.userplane;

import java.io.IOException;
import java.net.InetAddress;

/// A network interface whose packets come to us and that we write packets to: where the PGW meets
/// the packet data network, and where a simulated UE meets its programs. Closing it removes it.
public sealed interface TunInterface extends AutoCloseable permits KernelTun, InMemoryTun {
  /// Makes an interface in our network namespace. It is down and has no address.
  ///
  /// @param name 1 to 15 characters
  /// @param queues one for each thread of the user plane
  /// @throws IOException when that is not allowed or the name is taken
  static TunInterface create(String name, int queues) throws IOException {
    return KernelTun.create(name, queues);
  }

  String name();

  /// Moves the interface to another network namespace, where it is down and has no address.
  ///
  /// @param newNamespace as `ip netns` names it
  void moveTo(String newNamespace) throws IOException;

  /// Gives the interface an address, an MTU, and takes it up.
  ///
  /// @param prefixLength 0 to 32, for IPv6 to 128; its packets are routed to the interface
  /// @param mtu in octets
  void configure(InetAddress address, int prefixLength, int mtu) throws IOException;

  /// Takes up the interface without an address: routes alone lead to it.
  void up(int mtu) throws IOException;

  /// Whether it may have IPv6 where it was made: a network namespace, and the kernel as a whole,
  /// can have it switched off.
  boolean hasIpv6() throws IOException;

  /// Routes a prefix to the interface.
  ///
  /// @param prefix `10.45.0.0/24` or `2001:db8:45::/48`; `default` is all of IPv4
  void route(String prefix) throws IOException;

  /// Whatever is sent from a prefix goes to the interface, by a routing table of its own; that ends
  /// when the interface is closed.
  ///
  /// @param table its number, which other interfaces of the namespace do not use
  void lead(String from, int table) throws IOException;

  /// Programs of the machine may use the addresses of a prefix.
  void own(String prefix) throws IOException;

  /// Takes back [#own].
  void disown(String prefix) throws IOException;

  @Override
  void close() throws IOException;
}
