package io.telcomesh.userplane;

import io.telcomesh.identifiers.UePrefix;
import java.net.Inet4Address;
import java.util.Optional;

/// What a UE is reached by in a packet data network: an IPv4 address, a whole IPv6 prefix, or both.
public record UeAddresses(Optional<Inet4Address> ipv4, Optional<UePrefix> ipv6) {
  public UeAddresses {
    if (ipv4.isEmpty() && ipv6.isEmpty()) {
      throw new IllegalArgumentException("a UE without an address");
    }
  }

  public static UeAddresses of(Inet4Address ipv4) {
    return new UeAddresses(Optional.of(ipv4), Optional.empty());
  }

  public static UeAddresses of(UePrefix ipv6) {
    return new UeAddresses(Optional.empty(), Optional.of(ipv6));
  }
}
