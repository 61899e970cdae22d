package io.telcomesh.pgw;

import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.UePrefix;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The addresses of all packet data networks. For any thread.
public final class AddressPools {
  private final Map<Apn, Pools> pools = new HashMap<>();

  private record Pools(AddressPool<Inet4Address> ipv4, AddressPool<UePrefix> ipv6) {}

  AddressPools(PgwSettings settings, LongSupplier nanoTime) {
    Duration quarantine = settings.quarantine();
    for (var network : settings.networks()) {
      pools.put(
          network.apn(),
          new Pools(
              AddressPool.ipv4(network, quarantine, nanoTime),
              AddressPool.ipv6(network, quarantine, nanoTime)));
    }
  }

  public AddressPool<Inet4Address> ipv4(PacketDataNetwork network) {
    return of(network).ipv4;
  }

  public AddressPool<UePrefix> ipv6(PacketDataNetwork network) {
    return of(network).ipv6;
  }

  /// How many addresses and prefixes are in use.
  int size() {
    return pools.values().stream().mapToInt(each -> each.ipv4.size() + each.ipv6.size()).sum();
  }

  private Pools of(PacketDataNetwork network) {
    return Optional.ofNullable(pools.get(network.apn())).orElseThrow();
  }
}
