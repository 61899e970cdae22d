package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// Our end at one address, UDP port 2152, on one thread.
interface GtpuSocket {
  InetAddress local();

  /// Copies a datagram; it leaves with [#flush] at the latest.
  void send(ByteBuffer source, int from, int length, InetSocketAddress peer);

  void flush();

  default void send(GtpuHeader header, GtpuMessage message, InetSocketAddress peer) {
    send(Gtpu.encode(header, message), peer);
  }

  default void send(Octets datagram, InetSocketAddress peer) {
    send(datagram.toByteBuffer(), 0, datagram.length(), peer);
  }
}
