package io.telcomesh.pgw;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.referencepoints.gtpc.GtpcOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What an operator decides about a PGW.
///
/// @param quarantine how long an address that was given back is given to nobody else, so that late
///   packets for its last owner do not reach the next
/// @param interfaceName of the TUN interface with the UEs behind it
public record PgwSettings(
    List<PacketDataNetwork> networks,
    Duration quarantine,
    String interfaceName,
    GtpcOptions gtpc) {
  public PgwSettings {
    networks = List.copyOf(networks);
    if (networks.isEmpty()) {
      throw new IllegalArgumentException("a PGW serves one APN or more");
    }
    if (quarantine.isNegative()) {
      throw new IllegalArgumentException("a quarantine of " + quarantine);
    }
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

  private static void requireApart(PacketDataNetwork one, PacketDataNetwork other) {
    if (one.apn().equals(other.apn())) {
      throw new IllegalArgumentException("APN %s is there twice".formatted(one.apn()));
    }
    if (one.pool().contains(other.pool().address(0))
        || other.pool().contains(one.pool().address(0))) {
      throw new IllegalArgumentException(
          "the pools of %s and %s overlap".formatted(one.apn(), other.apn()));
    }
  }
}
