package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/// A GTP-U node of the test on the other side.
record Peer(InetAddress address, DatagramSocket socket) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  static Peer at(InetAddress address) throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(address, Gtpu.PORT));
    socket.setSoTimeout((int) PATIENCE.toMillis());
    return new Peer(address, socket);
  }

  /// An address of the loopback interface that other test runs on the machine do not use.
  static Inet4Address loopback(int host) {
    long process = ProcessHandle.current().pid();
    return Inet4Address.ofLiteral(
        "127.%d.%d.%d".formatted(2 + process / 250 % 250, process % 250, host));
  }

  void send(Octets datagram, InetAddress to) throws IOException {
    socket.send(
        new DatagramPacket(
            datagram.toByteArray(), datagram.length(), new InetSocketAddress(to, Gtpu.PORT)));
  }

  void send(Teid teid, Octets packet, InetAddress to) throws IOException {
    send(Gtpu.encode(GtpuHeader.of(Gtpu.G_PDU, teid), new GtpuMessage.GPdu(packet)), to);
  }

  Octets receive() throws IOException {
    var datagram = new DatagramPacket(new byte[65_536], 65_536);
    socket.receive(datagram);
    return Octets.wrap(datagram.getData(), 0, datagram.getLength());
  }

  Gtpu.Received.Message receiveMessage() throws IOException {
    return (Gtpu.Received.Message) Gtpu.decode(receive());
  }

  @Override
  public void close() {
    socket.close();
  }
}
