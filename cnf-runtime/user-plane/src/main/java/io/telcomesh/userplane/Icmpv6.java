package io.telcomesh.userplane;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.Inet6Address;
import java.net.UnknownHostException;
import java.util.Optional;

/// An ICMPv6 message between neighbours, RFC 4443: its hop limit proves that no router has passed
/// it on (RFC 4861 §6.1).
///
/// @param body what follows type, code 0 and checksum
record Icmpv6(Inet6Address source, Inet6Address destination, int type, Octets body) {
  static final int SOLICITATION = 133;
  static final int ADVERTISEMENT = 134;

  private static final int NEXT_HEADER = 58;
  private static final int NEIGHBOUR = 255;
  private static final int HEADER = 40;

  /// Empty for any other packet, and for one that is wrong.
  static Optional<Icmpv6> read(Octets packet) {
    try {
      var in = packet.reader();
      boolean ipv6 = in.u8() >> 4 == 6;
      in.skip(3);
      int length = in.u16();
      boolean neighbour = in.u8() == NEXT_HEADER && in.u8() == NEIGHBOUR;
      if (!ipv6 || !neighbour || length > in.remaining() - 32) {
        return Optional.empty();
      }
      var addresses = packet.slice(8, HEADER);
      var message = packet.slice(HEADER, HEADER + length);
      return sum(addresses, message) == 0xffff && message.at(1) == 0
          ? Optional.of(
              new Icmpv6(
                  address(addresses.slice(0, 16)),
                  address(addresses.from(16)),
                  message.at(0),
                  message.from(4)))
          : Optional.empty();
    } catch (DecodeException | IndexOutOfBoundsException cut) {
      return Optional.empty();
    }
  }

  /// @param message whole, its checksum zero
  static Octets packet(Inet6Address source, Inet6Address destination, Octets message) {
    var addresses = Octets.wrap(source.getAddress()).then(Octets.wrap(destination.getAddress()));
    var checked = new OctetWriter().octets(message);
    checked.patch(2, ~sum(addresses, message) & 0xffff, 2);
    return new OctetWriter()
        .u32(0x60000000)
        .u16(message.length())
        .u8(NEXT_HEADER)
        .u8(NEIGHBOUR)
        .octets(addresses)
        .octets(checked.toOctets())
        .toOctets();
  }

  /// The ones' complement sum of the message and the pseudo-header, RFC 8200 §8.1.
  private static int sum(Octets addresses, Octets message) {
    int sum = message.length() + NEXT_HEADER;
    var all = addresses.then(message);
    for (int i = 0; i < all.length(); i++) {
      sum += i % 2 == 0 ? all.at(i) << 8 : all.at(i);
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return sum;
  }

  private static Inet6Address address(Octets octets) {
    try {
      return Inet6Address.getByAddress("", octets.toByteArray(), -1);
    } catch (UnknownHostException impossible) {
      throw new DecodeException("no IPv6 address");
    }
  }
}
