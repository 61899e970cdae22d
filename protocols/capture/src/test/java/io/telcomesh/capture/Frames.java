package io.telcomesh.capture;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.time.Instant;

/// Packets written octet by octet, as the standards draw them.
final class Frames {
  static final CaptureInterface ETHERNET = new CaptureInterface("s11", LinkType.ETHERNET);
  static final CaptureInterface RAW = new CaptureInterface("s1-mme", LinkType.RAW);

  private Frames() {}

  static Packet packet(long frame, CaptureInterface on, Octets octets) {
    return new Packet(frame, Instant.ofEpochSecond(frame), on, octets, octets.length());
  }

  static Packet raw(long frame, Octets ip) {
    return packet(frame, RAW, ip);
  }

  static Octets ethernet(int etherType, Octets payload) {
    return Octets.hex("020000000001 020000000002").then(u16(etherType)).then(payload);
  }

  static Octets ipv4(int protocol, Octets payload) {
    return ipv4(protocol, 0, 0, payload);
  }

  /// @param fragment flags and offset
  static Octets ipv4(int protocol, int identification, int fragment, Octets payload) {
    return new OctetWriter()
        .u8(0x45)
        .u8(0)
        .u16(20 + payload.length())
        .u16(identification)
        .u16(fragment)
        .u8(64)
        .u8(protocol)
        .u16(0)
        .octets(Octets.of(10, 0, 0, 1, 10, 0, 0, 2))
        .octets(payload)
        .toOctets();
  }

  static Octets ipv6(int next, Octets payload) {
    return new OctetWriter()
        .u32(0x60000000L)
        .u16(payload.length())
        .u8(next)
        .u8(64)
        .octets(Octets.hex("20010db8000000000000000000000001 20010db8000000000000000000000002"))
        .octets(payload)
        .toOctets();
  }

  static Octets udp(int source, int destination, Octets payload) {
    return u16(source)
        .then(u16(destination))
        .then(u16(8 + payload.length()))
        .then(u16(0))
        .then(payload);
  }

  static Octets tcp(long sequence, int flags, Octets payload) {
    return new OctetWriter()
        .u16(40000)
        .u16(3868)
        .u32(sequence & 0xffffffffL)
        .u32(0)
        .u8(0x50)
        .u8(flags)
        .u16(8192)
        .u32(0)
        .octets(payload)
        .toOctets();
  }

  static Octets sctp(Octets... chunks) {
    var out = new OctetWriter().u16(36412).u16(36412).u32(0x11223344).u32(0);
    for (var chunk : chunks) {
      out.octets(chunk);
    }
    return out.toOctets();
  }

  /// @param flags 2 begins, 1 ends a user message
  static Octets data(int flags, long number, int stream, Octets payload) {
    return new OctetWriter()
        .u8(0)
        .u8(flags)
        .u16(16 + payload.length())
        .u32(number)
        .u16(stream)
        .u16(0)
        .u32(18)
        .octets(payload)
        .number(0, -payload.length() & 3)
        .toOctets();
  }

  static Octets u16(int value) {
    return new OctetWriter().u16(value).toOctets();
  }
}
