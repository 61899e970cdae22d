package io.telcomesh.userplane;

import java.net.Inet4Address;
import java.nio.ByteBuffer;

/// The IPv4 header of a packet where it lies in a buffer, RFC 791. Addresses are numbers here.
final class Ipv4 {
  private static final int SHORTEST = 20;
  private static final int SOURCE = 12;
  private static final int DESTINATION = 16;

  private Ipv4() {}

  static boolean is(ByteBuffer buffer, int from, int end) {
    return end - from >= SHORTEST && buffer.get(from) >> 4 == 4;
  }

  static int source(ByteBuffer buffer, int from) {
    return buffer.getInt(from + SOURCE);
  }

  static int destination(ByteBuffer buffer, int from) {
    return buffer.getInt(from + DESTINATION);
  }

  static int number(Inet4Address address) {
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }
}
