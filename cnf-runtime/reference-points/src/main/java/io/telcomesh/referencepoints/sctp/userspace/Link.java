package io.telcomesh.referencepoints.sctp.userspace;

import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A way between an address of ours and one of a peer. To the library it is an address (a pointer
/// that nobody follows); to us it says where packets go.
final class Link {
  private final long number;
  private final Carrier carrier;
  private final int peer;
  private final MemorySegment socketAddress;
  private int associations;

  /// @param peer the peer's IPv4 address
  /// @param udpPort its encapsulation port, RFC 6951; 0 for raw IP
  Link(long number, Carrier carrier, int peer, int udpPort) {
    this.number = number;
    this.carrier = carrier;
    this.peer = peer;
    this.socketAddress = MemorySegment.ofArray(socketAddress(peer, udpPort));
  }

  long number() {
    return number;
  }

  MemorySegment pointer() {
    return MemorySegment.ofAddress(number);
  }

  Carrier carrier() {
    return carrier;
  }

  /// `struct sockaddr_in` of the peer.
  MemorySegment socketAddress() {
    return socketAddress;
  }

  InetAddress peerAddress() {
    try {
      return InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(peer).array());
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }

  boolean idle() {
    return associations == 0;
  }

  void retain() {
    associations++;
  }

  void release() {
    associations--;
  }

  static int number(Inet4Address address) {
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }

  static byte[] socketAddress(int address, int port) {
    var octets = ByteBuffer.allocate(16);
    octets.order(ByteOrder.nativeOrder()).putShort((short) LinuxSockets.AF_INET);
    return octets.order(ByteOrder.BIG_ENDIAN).putShort((short) port).putInt(address).array();
  }
}
