package io.telcomesh.referencepoints.udp;

import java.util.List;

/// Takes what a socket has read.
@FunctionalInterface
public interface UdpReceiver {
  /// Datagrams that were there at once, in the order of their arrival; never empty. It is called on
  /// the provider's thread and must not block.
  void received(List<Datagram> burst);
}
