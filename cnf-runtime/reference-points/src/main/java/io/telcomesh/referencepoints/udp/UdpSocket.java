package io.telcomesh.referencepoints.udp;

import io.telcomesh.codec.Octets;
import java.net.InetSocketAddress;

/// A UDP socket on one address of ours.
public interface UdpSocket {
  InetSocketAddress local();

  /// Sends a datagram, from any thread, without waiting. What the machine does not take is lost
  /// like on any network.
  void send(InetSocketAddress to, Octets datagram);

  void close();
}
