package io.telcomesh.pgw.session;

import static io.telcomesh.gtp.gtpc.CauseValue.ALL_DYNAMIC_ADDRESSES_OCCUPIED;
import static io.telcomesh.gtp.gtpc.CauseValue.NO_RESOURCES_AVAILABLE;

import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.identifiers.UePrefix;
import io.telcomesh.pgw.AddressPool;
import io.telcomesh.pgw.PacketDataNetwork;
import io.telcomesh.pgw.SessionPorts;
import io.telcomesh.procedures.Refused;
import io.telcomesh.userplane.UeAddresses;
import java.net.Inet4Address;
import java.util.Optional;

/// What a UE is reached by, TS 23.401 §5.3.1: its subscription's addresses, or any of the pools.
final class AddressAllocation {
  private AddressAllocation() {}

  /// @throws Refused when there is none, or somebody else has the subscription's; then nothing is
  ///   taken
  static UeAddresses allocate(
      SessionPorts pgw, PacketDataNetwork network, SessionRequest asked, PdnTypeChoice choice) {
    var pools = pgw.pools();
    Optional<Inet4Address> ipv4 =
        choice.ipv4()
            ? Optional.of(take(pools.ipv4(network), asked.subscribedAddress()))
            : Optional.empty();
    try {
      Optional<UePrefix> ipv6 =
          choice.ipv6()
              ? Optional.of(take(pools.ipv6(network), asked.subscribedPrefix()))
              : Optional.empty();
      return new UeAddresses(ipv4, ipv6);
    } catch (Refused refused) {
      ipv4.ifPresent(pools.ipv4(network)::release);
      throw refused;
    }
  }

  private static <A> A take(AddressPool<A> pool, Optional<A> subscribed) {
    if (subscribed.isEmpty()) {
      return pool.allocate()
          .orElseThrow(() -> new Refused(Cause.of(ALL_DYNAMIC_ADDRESSES_OCCUPIED)));
    }
    if (!pool.claim(subscribed.get())) {
      throw new Refused(Cause.of(NO_RESOURCES_AVAILABLE));
    }
    return subscribed.get();
  }
}
