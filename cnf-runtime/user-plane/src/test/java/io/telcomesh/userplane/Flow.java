package io.telcomesh.userplane;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/// Packets of one flow, with the checksums that their sender computes.
record Flow(InetAddress from, InetAddress to, int port) {
  private static final int PORT = 5000;
  private static final int UDP = 17;
  private static final int TCP = 6;
  static final int ACK = 0x10;

  /// @param id of IPv4
  Octets datagram(int id, Octets payload) {
    var message =
        new OctetWriter().u16(PORT).u16(port).u16(8 + payload.length()).u16(0).octets(payload);
    message.patch(6, checksum(UDP, message.toOctets()), 2);
    return packet(id, UDP, message.toOctets());
  }

  Octets tcp(int id, long sequence, int flags, Octets payload) {
    var message =
        new OctetWriter()
            .u16(PORT)
            .u16(port)
            .u32(sequence)
            .u32(77)
            .u8(0x50)
            .u8(flags)
            .u16(1000)
            .u32(0)
            .octets(payload);
    message.patch(16, checksum(TCP, message.toOctets()), 2);
    return packet(id, TCP, message.toOctets());
  }

  private Octets packet(int id, int protocol, Octets message) {
    if (from.getAddress().length > 4) {
      return Packets.ipv6(from, to, protocol, message);
    }
    var header =
        new OctetWriter()
            .u16(0x4500)
            .u16(20 + message.length())
            .u16(id)
            .u16(0)
            .u8(64)
            .u8(protocol)
            .u16(0)
            .octets(Octets.wrap(from.getAddress()))
            .octets(Octets.wrap(to.getAddress()));
    header.patch(10, ~sum(header.toOctets()) & 0xffff, 2);
    return header.toOctets().then(message);
  }

  private int checksum(int protocol, Octets message) {
    var pseudo =
        new OctetWriter()
            .octets(Octets.wrap(from.getAddress()))
            .octets(Octets.wrap(to.getAddress()))
            .u32(protocol)
            .u32(message.length())
            .octets(message);
    return ~sum(pseudo.toOctets()) & 0xffff;
  }

  /// Word by word, as RFC 1071 §4.1 writes it.
  private static int sum(Octets octets) {
    var words =
        ByteBuffer.wrap(
            octets.length() % 2 == 0
                ? octets.toByteArray()
                : octets.then(Octets.of(0)).toByteArray());
    int sum = 0;
    while (words.hasRemaining()) {
      sum += words.getShort() & 0xffff;
    }
    while (sum > 0xffff) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return sum;
  }
}
