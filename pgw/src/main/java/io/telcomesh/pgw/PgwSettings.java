package io.telcomesh.pgw;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an operator decides about a PGW.
///
/// @param quarantine how long an address that was given back is given to nobody else, so that late
///   packets for its last owner do not reach the next
/// @param interfaceName of the TUN interface with the UEs behind it
public record PgwSettings(
    List<PacketDataNetwork> networks, Duration quarantine, String interfaceName, GtpcOptions gtpc) {
  public PgwSettings {
    networks = List.copyOf(networks);
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("a PGW serves one APN or more");
    }
    if (quarantine.isNegative()) {
      throw new IllegalArgumentException("a quarantine of " + quarantine);
    }
    networks.forEach(PgwSettings::requireEachOnce);
    for (int i = 0; i < networks.size(); i++) {
      for (var other : networks.subList(0, i)) {
        requireApart(other, networks.get(i));
      }
    }
  }

  /// The network of an APN, with or without its operator identifier (TS 23.003 §9.1.2).
  public Optional<PacketDataNetwork> network(Apn apn) {
    return networks.stream()
        .filter(network -> network.apn().equals(apn.networkIdentifier()))
        .findFirst();
  }

  /// The same where a host has no IPv6. An APN that has nothing else is not served.
  PgwSettings withoutIpv6() {
    var rest =
        networks.stream()
            .filter(PacketDataNetwork::hasIpv4)
            .map(PacketDataNetwork::withoutIpv6)
            .toList();
    return new PgwSettings(rest, quarantine, interfaceName, gtpc);
  }

  boolean hasIpv6() {
    return networks.stream().anyMatch(PacketDataNetwork::hasIpv6);
  }

  /// An address of two dynamic ranges would be two UEs'.
  private static void requireEachOnce(PacketDataNetwork network) {
    for (int i = 0; i < network.ipv4().size(); i++) {
      if (overlapIpv4(network.ipv4().subList(0, i), List.of(network.ipv4().get(i)))) {
        throw new IllegalArgumentException("pools of %s overlap".formatted(network.apn()));
      }
    }
    for (int i = 0; i < network.ipv6().size(); i++) {
      if (overlapIpv6(network.ipv6().subList(0, i), List.of(network.ipv6().get(i)))) {
        throw new IllegalArgumentException("pools of %s overlap".formatted(network.apn()));
      }
    }
  }

  private static void requireApart(PacketDataNetwork one, PacketDataNetwork other) {
    if (one.apn().equals(other.apn())) {
      throw new IllegalArgumentException("APN %s is there twice".formatted(one.apn()));
    }
    if (overlapIpv4(all(one.ipv4(), one.reservedIpv4()), all(other.ipv4(), other.reservedIpv4()))
        || overlapIpv6(
            all(one.ipv6(), one.reservedIpv6()), all(other.ipv6(), other.reservedIpv6()))) {
      throw new IllegalArgumentException(
          "the pools of %s and %s overlap".formatted(one.apn(), other.apn()));
    }
  }

  private static <R> List<R> all(List<R> dynamic, List<R> reserved) {
    return Stream.concat(dynamic.stream(), reserved.stream()).toList();
  }

  private static boolean overlapIpv4(List<Ipv4Range> some, List<Ipv4Range> others) {
    return some.stream().anyMatch(each -> others.stream().anyMatch(each::overlaps));
  }

  private static boolean overlapIpv6(List<Ipv6Prefix> some, List<Ipv6Prefix> others) {
    return some.stream()
        .anyMatch(each ->
            others.stream()
                .anyMatch(
                    other -> each.contains(other.prefix(0)) || other.contains(each.prefix(0))));
  }
}
