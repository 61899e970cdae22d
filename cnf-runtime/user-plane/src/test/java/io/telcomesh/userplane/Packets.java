package io.telcomesh.userplane;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.Inet4Address;
import java.net.InetAddress;

/// IPv4 packets, RFC 791 and RFC 792, and IPv6 headers, RFC 8200.
final class Packets {
  private static final int ICMP = 1;
  private static final int ECHO_REQUEST = 8;

  private Packets() {}

  static Octets echoRequest(Inet4Address from, Inet4Address to, int sequence) {
    return ipv4(from, to, ICMP, icmp(ECHO_REQUEST, sequence));
  }

  static boolean isEchoReply(Octets packet, int sequence) {
    return packet.at(9) == ICMP
        && packet.at(20) == 0
        && (packet.at(26) << 8 | packet.at(27)) == sequence;
  }

  static Octets ipv4(Inet4Address from, Inet4Address to, int protocol, Octets payload) {
    var header =
        new OctetWriter()
            .u8(0x45)
            .u8(0)
            .u16(20 + payload.length())
            .u32(0)
            .u8(64)
            .u8(protocol)
            .u16(0)
            .octets(Octets.wrap(from.getAddress()))
            .octets(Octets.wrap(to.getAddress()));
    header.patch(10, checksum(header.toOctets()), 2);
    return header.toOctets().then(payload);
  }

  static Octets ipv6(InetAddress from, InetAddress to, int nextHeader, Octets payload) {
    return new OctetWriter()
        .u32(0x60000000)
        .u16(payload.length())
        .u8(nextHeader)
        .u8(64)
        .octets(Octets.wrap(from.getAddress()))
        .octets(Octets.wrap(to.getAddress()))
        .octets(payload)
        .toOctets();
  }

  private static Octets icmp(int type, int sequence) {
    var message =
        new OctetWriter()
            .u8(type)
            .u8(0)
            .u16(0)
            .u16(0x2152)
            .u16(sequence)
            .octets(Octets.ascii("telcomesh"));
    message.patch(2, checksum(message.toOctets()), 2);
    return message.toOctets();
  }

  private static int checksum(Octets octets) {
    int sum = 0;
    for (int i = 0; i < octets.length(); i++) {
      sum += i % 2 == 0 ? octets.at(i) << 8 : octets.at(i);
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return ~sum & 0xffff;
  }
}
