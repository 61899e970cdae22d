package io.telcomesh.userplane;

import java.nio.ByteBuffer;

/// One queue of an interface on one thread.
interface TunPort {
  /// Room in front of a packet for its GTP-U header.
  int HEADROOM = 8;

  boolean of(TunInterface tun);

  /// Copies a packet; it leaves with [#flush] at the latest. What is not taken is counted.
  void write(ByteBuffer buffer, int from, int end);

  /// Writes what waits at all ports of the thread.
  void flush();
}
