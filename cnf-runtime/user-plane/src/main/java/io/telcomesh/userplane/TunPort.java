package io.telcomesh.userplane;

import java.nio.ByteBuffer;

/// One queue of an interface on one thread.
interface TunPort {
  /// Room in front of a packet for its GTP-U header.
  int HEADROOM = 8;

  boolean of(TunInterface tun);

  /// @return whether the packet was taken; if not, the reason is counted
  boolean write(ByteBuffer buffer, int from, int end);
}
