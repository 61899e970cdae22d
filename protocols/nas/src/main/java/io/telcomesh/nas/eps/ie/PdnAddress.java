package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.identifiers.PdnType;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// PDN address, TS 24.301 §9.9.4.9: what the UE is reached by. Of an IPv6 address it has the
/// interface identifier (8 octets); the prefix comes in a router advertisement.
public sealed interface PdnAddress {
  /// 0.0.0.0 when DHCPv4 follows.
  record Ipv4(Inet4Address address) implements PdnAddress {
    @Override
    public String toString() {
      return "IPv4 " + address.getHostAddress();
    }
  }

  record Ipv6(Octets interfaceIdentifier) implements PdnAddress {
    public Ipv6 {
      Require.length(interfaceIdentifier, 8, 8, "an interface identifier");
    }
  }

  record Ipv4v6(Octets interfaceIdentifier, Inet4Address address) implements PdnAddress {
    public Ipv4v6 {
      Require.length(interfaceIdentifier, 8, 8, "an interface identifier");
    }
  }

  record NonIp() implements PdnAddress {}

  default PdnType type() {
    return switch (this) {
      case Ipv4 _ -> PdnType.IPV4;
      case Ipv6 _ -> PdnType.IPV6;
      case Ipv4v6 _ -> PdnType.IPV4V6;
      case NonIp _ -> PdnType.NON_IP;
    };
  }

  static PdnAddress decode(OctetReader in) {
    int type = in.u8() & 7;
    return switch (PdnTypes.of(type)) {
      case IPV4 -> new Ipv4(ipv4(in));
      case IPV6 -> new Ipv6(in.octets(8));
      case IPV4V6 -> new Ipv4v6(in.octets(8), ipv4(in));
      case NON_IP -> new NonIp();
    };
  }

  default void encode(OctetWriter out) {
    out.u8(type().code());
    switch (this) {
      case Ipv4(var address) -> out.octets(Octets.wrap(address.getAddress()));
      case Ipv6(var identifier) -> out.octets(identifier);
      case Ipv4v6(var identifier, var address) ->
          out.octets(identifier).octets(Octets.wrap(address.getAddress()));
      case NonIp() -> out.u32(0);
    }
  }

  private static Inet4Address ipv4(OctetReader in) {
    try {
      return (Inet4Address) InetAddress.getByAddress(in.octets(4).toByteArray());
    } catch (UnknownHostException impossible) {
      throw new DecodeException("no IPv4 address");
    }
  }
}
