package io.telcomesh.userplane;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// A whole packet with a piece of a TCP stream or with a UDP datagram, where it lies in a buffer.
/// Those of one flow that follow one another differ in little, and may go to the kernel as one
/// large packet, as it would join them itself (generic receive offload).
///
/// @param transport where the TCP or UDP header begins
/// @param payload where that ends
record Segment(ByteBuffer buffer, int from, int transport, int payload, int end) {
  static final int IPV4_LENGTH = 2;
  static final int IPV4_ID = 4;
  static final int IPV4_CHECKSUM = 10;
  static final int IPV6_LENGTH = 4;
  static final int IPV6_HEADER = 40;
  static final int UDP_LENGTH = 4;
  static final int UDP_CHECKSUM = 6;
  static final int TCP_FLAGS = 13;
  static final int TCP_CHECKSUM = 16;
  static final int PUSH = 0x08;

  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int IPV4_WITHOUT_OPTIONS = 0x45;
  private static final int IPV4_HEADER = 20;
  private static final int DO_NOT_FRAGMENT = 0x4000;
  private static final int TCP_HEADER = 20;
  private static final int UDP_HEADER = 8;
  private static final int TCP_SEQUENCE = 4;
  private static final int ACKNOWLEDGEMENT = 0x10;

  /// Null for any other packet: fragments, options of IP, a wrong checksum, TCP that opens or ends
  /// a connection.
  static @Nullable Segment of(ByteBuffer buffer, int from, int end) {
    int transport = transport(buffer, from, end);
    if (transport < 0) {
      return null;
    }
    int payload =
        switch (protocol(buffer, from, transport)) {
          case UDP -> udpPayload(buffer, transport, end);
          case TCP -> tcpPayload(buffer, transport, end);
          default -> -1;
        };
    if (payload < 0 || payload >= end) {
      return null;
    }
    var segment = new Segment(buffer, from, transport, payload, end);
    boolean right =
        InternetChecksum.sum(buffer, transport, end, segment.pseudoHeader(end - transport))
            == InternetChecksum.RIGHT;
    return right ? segment : null;
  }

  boolean udp() {
    return protocol(buffer, from, transport) == UDP;
  }

  boolean ipv4() {
    return transport - from == IPV4_HEADER;
  }

  int length() {
    return end - from;
  }

  int payloadLength() {
    return end - payload;
  }

  boolean pushes() {
    return !udp() && (buffer.get(transport + TCP_FLAGS) & PUSH) != 0;
  }

  /// What the pseudo-header adds to the checksum, RFC 9293 §3.1 and RFC 8200 §8.1.
  int pseudoHeader(int transportLength) {
    int addresses = ipv4() ? from + 12 : from + 8;
    int protocol = protocol(buffer, from, transport);
    return InternetChecksum.sum(buffer, addresses, transport, (long) protocol + transportLength);
  }

  /// Whether it is of the same flow as another.
  boolean sameFlow(Segment other) {
    return ipv4() == other.ipv4()
        && udp() == other.udp()
        && sameInts(other, ipv4() ? 12 : 8, transport - from)
        && buffer.getInt(transport) == other.buffer.getInt(other.transport);
  }

  /// Whether it says the same as the first of its flow that waits, and what it brings comes right
  /// behind what that and those that followed it have brought.
  ///
  /// @param octets that have been brought so far
  /// @param count by how many
  boolean follows(Segment first, int octets, int count) {
    return payload - from == first.payload - first.from
        && (ipv4() ? sameIpv4(first, count) : sameIpv6(first))
        && (udp() || sameTcp(first, octets));
  }

  private boolean sameIpv4(Segment first, int count) {
    boolean whole = (buffer.getShort(from + 6) & DO_NOT_FRAGMENT) != 0;
    int id = first.buffer.getShort(first.from + IPV4_ID) + count;
    return same(first, 0, 0xffff0000)
        && same(first, 4, 0x0000ffff)
        && same(first, 8, 0xffff0000)
        && (whole || (short) id == buffer.getShort(from + IPV4_ID));
  }

  private boolean sameIpv6(Segment first) {
    return same(first, 0, -1) && same(first, 4, 0x0000ffff);
  }

  private boolean sameTcp(Segment first, int octets) {
    int at = transport - from;
    int sequence = first.buffer.getInt(first.transport + TCP_SEQUENCE) + octets;
    return sequence == buffer.getInt(transport + TCP_SEQUENCE)
        && same(first, at + 8, -1)
        && same(first, at + 12, ~(PUSH << 16))
        && same(first, at + 16, 0x0000ffff)
        && sameInts(first, at + TCP_HEADER, payload - from);
  }

  private boolean sameInts(Segment other, int start, int stop) {
    for (int at = start; at < stop; at += Integer.BYTES) {
      if (!same(other, at, -1)) {
        return false;
      }
    }
    return true;
  }

  private boolean same(Segment other, int at, int mask) {
    return ((buffer.getInt(from + at) ^ other.buffer.getInt(other.from + at)) & mask) == 0;
  }

  private static int transport(ByteBuffer buffer, int from, int end) {
    if (Ipv4.is(buffer, from, end)) {
      boolean plain =
          buffer.get(from) == IPV4_WITHOUT_OPTIONS
              && (buffer.getShort(from + IPV4_LENGTH) & 0xffff) == end - from
              && (buffer.getShort(from + 6) & ~DO_NOT_FRAGMENT & 0xffff) == 0
              && InternetChecksum.sum(buffer, from, from + IPV4_HEADER, 0)
                  == InternetChecksum.RIGHT;
      return plain ? from + IPV4_HEADER : -1;
    }
    boolean plain =
        Ipv6.is(buffer, from, end)
            && (buffer.getShort(from + IPV6_LENGTH) & 0xffff) == end - from - IPV6_HEADER;
    return plain ? from + IPV6_HEADER : -1;
  }

  private static int protocol(ByteBuffer buffer, int from, int transport) {
    return buffer.get(transport - from == IPV4_HEADER ? from + 9 : from + 6);
  }

  private static int udpPayload(ByteBuffer buffer, int transport, int end) {
    boolean plain =
        end - transport > UDP_HEADER
            && (buffer.getShort(transport + UDP_LENGTH) & 0xffff) == end - transport
            && buffer.getShort(transport + UDP_CHECKSUM) != 0; // 0: it has none
    return plain ? transport + UDP_HEADER : -1;
  }

  private static int tcpPayload(ByteBuffer buffer, int transport, int end) {
    if (end - transport < TCP_HEADER) {
      return -1;
    }
    int header = (buffer.get(transport + 12) >> 4 & 0xf) * Integer.BYTES;
    int flags = buffer.get(transport + TCP_FLAGS) & 0xff;
    return header >= TCP_HEADER && (flags & ~PUSH) == ACKNOWLEDGEMENT ? transport + header : -1;
  }
}
