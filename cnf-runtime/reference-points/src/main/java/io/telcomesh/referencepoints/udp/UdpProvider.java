package io.telcomesh.referencepoints.udp;

import java.io.IOException;
import java.net.InetSocketAddress;

/// A way to send and receive datagrams.
public interface UdpProvider extends AutoCloseable {
  /// @param local one address of ours, never a wildcard
  /// @throws IOException when the address is not ours or the port is taken
  UdpSocket bind(InetSocketAddress local, UdpReceiver receiver) throws IOException;

  @Override
  void close();
}
