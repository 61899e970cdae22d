package io.telcomesh.pgw;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.identifiers.Apn;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// What a PGW knows of the packet data network behind an APN.
///
/// @param apn its network identifier
/// @param ipv4 where the UEs' addresses come from; none where it has no IPv4
/// @param reservedIpv4 those that subscriptions name, and no other UE gets
/// @param ipv6 where the UEs' prefixes come from; none where it has no IPv6
/// @param reservedIpv6 those that subscriptions name, and no other UE gets
/// @param dns told to UEs that ask, of each family the preferred one first
/// @param proxies P-CSCFs, told to UEs that ask (TS 23.228 §5.1.1)
/// @param mtu in octets, of UEs' packets: 1358 fits into GTP-U and IPsec on links of 1500 (TS
///   23.060 Annex C)
public record PacketDataNetwork(
    Apn apn,
    List<Ipv4Range> ipv4,
    List<Ipv4Range> reservedIpv4,
    List<Ipv6Prefix> ipv6,
    List<Ipv6Prefix> reservedIpv6,
    List<InetAddress> dns,
    List<InetAddress> proxies,
    int mtu) {
  public PacketDataNetwork {
    ipv4 = List.copyOf(ipv4);
    reservedIpv4 = List.copyOf(reservedIpv4);
    ipv6 = List.copyOf(ipv6);
    reservedIpv6 = List.copyOf(reservedIpv6);
    dns = List.copyOf(dns);
    proxies = List.copyOf(proxies);
    if (mtu < 576 || mtu > 65_000) {
      throw new IllegalArgumentException("an MTU is 576 to 65000 octets, not " + mtu);
    }
    if (ipv4.isEmpty() && reservedIpv4.isEmpty() && ipv6.isEmpty() && reservedIpv6.isEmpty()) {
      throw new IllegalArgumentException("%s has addresses for no UE".formatted(apn));
    }
  }

  /// A network of one IPv4 prefix.
  public static PacketDataNetwork ipv4(Apn apn, Ipv4Range pool, List<InetAddress> dns, int mtu) {
    return new PacketDataNetwork(
        apn, List.of(pool), List.of(), List.of(), List.of(), dns, List.of(), mtu);
  }

  /// What is routed to its UEs.
  List<String> routes() {
    var ipv4Routes =
        Stream.concat(ipv4.stream(), reservedIpv4.stream())
            .flatMap(range -> range.routes().stream());
    var ipv6Routes = Stream.concat(ipv6.stream(), reservedIpv6.stream()).map(Ipv6Prefix::toString);
    return Stream.concat(ipv4Routes, ipv6Routes).toList();
  }

  /// The same where a host has no IPv6.
  PacketDataNetwork withoutIpv6() {
    return new PacketDataNetwork(apn, ipv4, reservedIpv4, List.of(), List.of(), dns, proxies, mtu);
  }

  public boolean hasIpv4() {
    return !ipv4.isEmpty() || !reservedIpv4.isEmpty();
  }

  public boolean hasIpv6() {
    return !ipv6.isEmpty() || !reservedIpv6.isEmpty();
  }
}
