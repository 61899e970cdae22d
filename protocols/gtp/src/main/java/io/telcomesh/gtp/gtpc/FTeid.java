package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.gtp.Teid;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/// Fully qualified tunnel endpoint identifier, TS 29.274 §8.22: which end it is, where, and its
/// TEID there. It has an IPv4 address, an IPv6 address or both.
public record FTeid(
    InterfaceType interfaceType,
    Teid teid,
    Optional<Inet4Address> ipv4,
    Optional<Inet6Address> ipv6) {
  private static final int V4 = 0x80;
  private static final int V6 = 0x40;

  public FTeid {
    if (ipv4.isEmpty() && ipv6.isEmpty()) {
      throw new IllegalArgumentException("an F-TEID without an address");
    }
  }

  public static FTeid of(InterfaceType interfaceType, Teid teid, InetAddress address) {
    return switch (address) {
      case Inet4Address ipv4 -> new FTeid(interfaceType, teid, Optional.of(ipv4), Optional.empty());
      case Inet6Address ipv6 -> new FTeid(interfaceType, teid, Optional.empty(), Optional.of(ipv6));
      default -> throw new IllegalArgumentException("no IP address: " + address);
    };
  }

  /// The IPv4 address where there is one, else the IPv6 address.
  public InetAddress address() {
    return ipv4.<InetAddress>map(address -> address).orElseGet(ipv6::orElseThrow);
  }

  static FTeid decode(OctetReader in) {
    int first = in.u8();
    var teid = new Teid((int) in.u32());
    if ((first & (V4 | V6)) == 0) {
      throw new DecodeException("an F-TEID without an address");
    }
    Optional<Inet4Address> ipv4 =
        (first & V4) != 0 ? Optional.of(Addresses.ipv4(in)) : Optional.empty();
    Optional<Inet6Address> ipv6 =
        (first & V6) != 0 ? Optional.of(Addresses.ipv6(in)) : Optional.empty();
    return new FTeid(InterfaceType.of(first & 0x3f), teid, ipv4, ipv6);
  }

  void encode(OctetWriter out) {
    out.u8((ipv4.isPresent() ? V4 : 0) | (ipv6.isPresent() ? V6 : 0) | interfaceType.code());
    out.u32(Integer.toUnsignedLong(teid.value()));
    ipv4.ifPresent(address -> Addresses.write(address, out));
    ipv6.ifPresent(address -> Addresses.write(address, out));
  }

  @Override
  public String toString() {
    return "%s %s at %s%s"
        .formatted(
            interfaceType,
            teid,
            address().getHostAddress(),
            ipv4.isPresent() ? ipv6.map(ip -> " and " + ip.getHostAddress()).orElse("") : "");
  }
}
