package io.telcomesh.referencepoints.memory;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.udp.Datagram;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.referencepoints.udp.UdpReceiver;
import io.telcomesh.referencepoints.udp.UdpSocket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/// One function's sockets.
final class InMemoryUdp implements UdpProvider {
  private final InMemoryNetwork network;
  private final List<Socket> sockets = new ArrayList<>();

  InMemoryUdp(InMemoryNetwork network) {
    this.network = network;
  }

  @Override
  public UdpSocket bind(InetSocketAddress local, UdpReceiver receiver) throws IOException {
    var at =
        local.getPort() == 0
            ? new InetSocketAddress(local.getAddress(), network.ephemeralPort())
            : local;
    var socket = new Socket(network, at, receiver);
    if (network.udpSockets().putIfAbsent(at, socket) != null) {
      throw new IOException("UDP " + at + " is taken");
    }
    sockets.add(socket);
    return socket;
  }

  @Override
  public void close() {
    List.copyOf(sockets).forEach(Socket::close);
    sockets.clear();
  }

  record Socket(InMemoryNetwork network, InetSocketAddress local, UdpReceiver receiver)
      implements UdpSocket {
    @Override
    public void send(InetSocketAddress to, Octets datagram) {
      network.datagram(local.getAddress(), to.getAddress(), () -> deliver(to, datagram));
    }

    @Override
    public void close() {
      network.udpSockets().remove(local, this);
    }

    private void deliver(InetSocketAddress to, Octets datagram) {
      var socket = network.udpSockets().get(to);
      if (socket != null && network.reaches(local.getAddress(), to.getAddress())) {
        socket.receiver.received(List.of(new Datagram(local, datagram)));
      }
    }
  }
}
