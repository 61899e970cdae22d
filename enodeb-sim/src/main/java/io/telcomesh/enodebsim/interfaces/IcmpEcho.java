package io.telcomesh.enodebsim.interfaces;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// An ICMP echo request or reply in an IPv4 packet, RFC 792.
///
/// @param identifier 16 bits
/// @param sequence 16 bits
public record IcmpEcho(
    boolean request,
    Inet4Address source,
    Inet4Address destination,
    int identifier,
    int sequence,
    Octets data) {
  private static final int ICMP = 1;
  private static final int REQUEST = 8;
  private static final int REPLY = 0;

  public static IcmpEcho request(Inet4Address from, Inet4Address to, int sequence) {
    return new IcmpEcho(true, from, to, 0, sequence, Octets.ascii("telcomesh"));
  }

  public IcmpEcho reply() {
    return new IcmpEcho(false, destination, source, identifier, sequence, data);
  }

  /// Empty for any other packet.
  public static Optional<IcmpEcho> read(Octets packet) {
    try {
      int headerLength = (packet.at(0) & 0xf) * 4;
      if (packet.at(0) >> 4 != 4 || packet.at(9) != ICMP) {
        return Optional.empty();
      }
      var icmp = packet.from(headerLength).reader();
      int type = icmp.u8();
      icmp.skip(3);
      return type == REQUEST || type == REPLY
          ? Optional.of(
              new IcmpEcho(
                  type == REQUEST,
                  address(packet.slice(12, 16)),
                  address(packet.slice(16, 20)),
                  icmp.u16(),
                  icmp.u16(),
                  icmp.rest()))
          : Optional.empty();
    } catch (DecodeException | IndexOutOfBoundsException cut) {
      return Optional.empty();
    }
  }

  public Octets packet() {
    int length = 28 + data.length();
    var start =
        new OctetWriter().u8(0x45).u8(0).u16(length).u16(0).u16(0).u8(64).u8(ICMP).toOctets();
    var addresses = Octets.wrap(source.getAddress()).then(Octets.wrap(destination.getAddress()));
    var header = start.then(checksum(start.then(addresses))).then(addresses);
    var type = Octets.of(request ? REQUEST : REPLY, 0);
    var rest = new OctetWriter().u16(identifier).u16(sequence).octets(data).toOctets();
    return header.then(type).then(checksum(type.then(rest))).then(rest);
  }

  /// RFC 1071, of what stands around the checksum.
  private static Octets checksum(Octets octets) {
    int sum = 0;
    for (int i = 0; i < octets.length(); i++) {
      sum += octets.at(i) << (i % 2 == 0 ? 8 : 0);
    }
    while (sum >>> 16 != 0) {
      sum = (sum & 0xffff) + (sum >>> 16);
    }
    return new OctetWriter(2).u16(~sum & 0xffff).toOctets();
  }

  private static Inet4Address address(Octets octets) {
    try {
      return (Inet4Address) InetAddress.getByAddress(octets.toByteArray());
    } catch (UnknownHostException impossible) {
      throw new DecodeException("no IPv4 address");
    }
  }
}
