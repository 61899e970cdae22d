package io.telcomesh.userplane;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.UePrefix;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a UE learns the IPv6 prefix of its PDN connection: router discovery of RFC 4861 §4, as TS
/// 29.061 §11.2.1.3.2a wants it. An IPv6 packet each, with all that is below ICMPv6.
public sealed interface RouterDiscovery {
  /// ff02::1.
  Inet6Address ALL_NODES = (Inet6Address) InetAddress.ofLiteral("ff02::1");

  /// ff02::2.
  Inet6Address ALL_ROUTERS = (Inet6Address) InetAddress.ofLiteral("ff02::2");

  /// RFC 4861 §4.1.
  ///
  /// @param source the UE's link-local address, or :: before it has one
  record Solicitation(Inet6Address source) implements RouterDiscovery {
    public Octets packet() {
      return Icmpv6.packet(
          source, ALL_ROUTERS, Octets.of(Icmpv6.SOLICITATION, 0, 0, 0, 0, 0, 0, 0));
    }
  }

  /// RFC 4861 §4.2: one prefix that the UE makes addresses of, and nothing else is on its link.
  ///
  /// @param source the router's link-local address
  /// @param routerLifetime 0 to 65535 s
  /// @param mtu of the link, 1280 and up
  /// @param nameServers RFC 8106 §5.1
  record Advertisement(
      Inet6Address source,
      Inet6Address destination,
      Duration routerLifetime,
      UePrefix prefix,
      int mtu,
      List<Inet6Address> nameServers)
      implements RouterDiscovery {
    public Advertisement {
      nameServers = List.copyOf(nameServers);
    }

    public Octets packet() {
      var message =
          new OctetWriter()
              .u8(Icmpv6.ADVERTISEMENT)
              .u8(0)
              .u16(0)
              .u8(64)
              .u8(0) // neither M nor O: there is no DHCPv6
              .u16((int) routerLifetime.toSeconds())
              .u32(0)
              .u32(0)
              .u8(NeighbourOption.MTU)
              .u8(1)
              .u16(0)
              .u32(mtu)
              .u8(NeighbourOption.PREFIX)
              .u8(4)
              .u8(64)
              .u8(NeighbourOption.AUTONOMOUS)
              .u32(NeighbourOption.FOREVER)
              .u32(NeighbourOption.FOREVER)
              .u32(0)
              .octets(Octets.wrap(prefix.address(0).getAddress()));
      if (!nameServers.isEmpty()) {
        message.u8(NeighbourOption.NAME_SERVERS).u8(1 + 2 * nameServers.size()).u16(0);
        message.u32(routerLifetime.toSeconds());
        nameServers.forEach(server -> message.octets(Octets.wrap(server.getAddress())));
      }
      return Icmpv6.packet(source, destination, message.toOctets());
    }
  }

  /// The message of a packet from a neighbour; empty for any other, and for one that a neighbour
  /// must not believe (§6.1).
  static Optional<RouterDiscovery> read(Octets packet) {
    return Icmpv6.read(packet).flatMap(RouterDiscovery::read);
  }

  private static Optional<RouterDiscovery> read(Icmpv6 message) {
    try {
      return switch (message.type()) {
        case Icmpv6.SOLICITATION -> Optional.of(solicitation(message));
        case Icmpv6.ADVERTISEMENT -> advertisement(message);
        default -> Optional.empty();
      };
    } catch (DecodeException | IndexOutOfBoundsException malformed) {
      return Optional.empty();
    }
  }

  private static RouterDiscovery solicitation(Icmpv6 message) {
    var in = message.body().reader();
    in.skip(4);
    NeighbourOption.all(in);
    return new Solicitation(message.source());
  }

  /// Empty without a prefix that addresses may be made of.
  private static Optional<RouterDiscovery> advertisement(Icmpv6 message) {
    if (!message.source().isLinkLocalAddress()) {
      return Optional.empty();
    }
    var in = message.body().reader();
    in.skip(2);
    var lifetime = Duration.ofSeconds(in.u16());
    in.skip(8);
    var options = NeighbourOption.all(in);
    int mtu =
        options.stream()
            .filter(option -> option.type() == NeighbourOption.MTU && option.value().length() == 6)
            .map(option -> (int) option.value().from(2).reader().u32())
            .findFirst()
            .orElse(1500);
    var servers =
        options.stream()
            .filter(option -> option.type() == NeighbourOption.NAME_SERVERS)
            .flatMap(option -> servers(option.value().from(6)).stream())
            .toList();
    return options.stream()
        .filter(RouterDiscovery::autonomous)
        .findFirst()
        .map(option -> UePrefix.of(address(option.value().from(14))))
        .map(prefix ->
            new Advertisement(
                message.source(), message.destination(), lifetime, prefix, mtu, servers));
  }

  /// Of 64 bits, and with the autonomous flag: RFC 4862 §5.5.3.
  private static boolean autonomous(NeighbourOption option) {
    return option.type() == NeighbourOption.PREFIX
        && option.value().length() == 30
        && option.value().at(0) == 64
        && (option.value().at(1) & NeighbourOption.AUTONOMOUS) != 0;
  }

  private static List<Inet6Address> servers(Octets octets) {
    var servers = new ArrayList<Inet6Address>();
    for (int i = 0; i + 16 <= octets.length(); i += 16) {
      servers.add(address(octets.slice(i, i + 16)));
    }
    return servers;
  }

  private static Inet6Address address(Octets octets) {
    try {
      return Inet6Address.getByAddress("", octets.slice(0, 16).toByteArray(), -1);
    } catch (UnknownHostException impossible) {
      throw new DecodeException("no IPv6 address");
    }
  }
}
