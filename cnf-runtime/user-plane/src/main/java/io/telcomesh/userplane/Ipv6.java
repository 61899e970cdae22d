package io.telcomesh.userplane;

import java.nio.ByteBuffer;

/// The IPv6 header of a packet where it lies in a buffer, RFC 8200. Of addresses their upper half
/// is a number here: a UE has all of a prefix.
final class Ipv6 {
  private static final int SHORTEST = 40;
  private static final int SOURCE = 8;
  private static final int DESTINATION = 24;

  private Ipv6() {}

  static boolean is(ByteBuffer buffer, int from, int end) {
    return end - from >= SHORTEST && (buffer.get(from) >> 4 & 0xf) == 6;
  }

  static long sourcePrefix(ByteBuffer buffer, int from) {
    return buffer.getLong(from + SOURCE);
  }

  static long destinationPrefix(ByteBuffer buffer, int from) {
    return buffer.getLong(from + DESTINATION);
  }

  /// Whether it is for a neighbour on the link alone, and no router passes it on (RFC 4291 §2.5.6,
  /// §2.7): what UE and PGW say to each other.
  static boolean staysOnLink(ByteBuffer buffer, int from) {
    int start = buffer.getShort(from + DESTINATION) & 0xffff;
    boolean linkLocal = (start & 0xffc0) == 0xfe80;
    boolean multicastOfLink = (start & 0xff00) == 0xff00 && (start & 0xf) <= 2;
    return linkLocal || multicastOfLink;
  }
}
