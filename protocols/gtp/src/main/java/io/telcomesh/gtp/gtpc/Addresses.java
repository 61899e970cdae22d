package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// IP addresses in octets.
final class Addresses {
  private Addresses() {}

  static Inet4Address ipv4(OctetReader in) {
    try {
      return (Inet4Address) InetAddress.getByAddress(in.octets(4).toByteArray());
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  /// Also where the address is an IPv4-mapped one, which the JDK else turns into IPv4.
  static Inet6Address ipv6(OctetReader in) {
    try {
      return Inet6Address.getByAddress("", in.octets(16).toByteArray(), -1);
    } catch (UnknownHostException wrongLength) {
      throw new IllegalStateException(wrongLength);
    }
  }

  static InetAddress any(OctetReader in) {
    return switch (in.remaining()) {
      case 4 -> ipv4(in);
      case 16 -> ipv6(in);
      default -> throw new DecodeException("%d octets are no address".formatted(in.remaining()));
    };
  }

  static void write(InetAddress address, OctetWriter out) {
    out.octets(Octets.wrap(address.getAddress()));
  }
}
