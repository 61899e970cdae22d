package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.referencepoints.udp.UdpSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Forwards on whichever thread calls: in a simulated world only one runs at any instant.
final class InMemoryThread implements ForwardingThread {
  private final UdpProvider udp;
  private final Forwarder forwarder;
  private final Drops drops;
  private final List<Socket> sockets = new ArrayList<>();
  private final List<Port> ports = new ArrayList<>();

  InMemoryThread(UdpProvider udp, Forwarder forwarder, Drops drops) {
    this.udp = udp;
    this.forwarder = forwarder;
    this.drops = drops;
  }

  @Override
  public void bind(InetAddress local, boolean shared) throws IOException {
    var socket = new Socket(local);
    socket.udp =
        Optional.of(
            udp.bind(
                new InetSocketAddress(local, Gtpu.PORT),
                burst ->
                    burst.forEach(
                        datagram -> socket.received(datagram.octets(), datagram.from()))));
    sockets.add(socket);
    forwarder.sockets(sockets.toArray(GtpuSocket[]::new));
  }

  @Override
  public void unbind(InetAddress local) {
    sockets.stream()
        .filter(socket -> socket.local.equals(local))
        .flatMap(socket -> socket.udp.stream())
        .forEach(UdpSocket::close);
    sockets.removeIf(socket -> socket.local.equals(local));
    forwarder.sockets(sockets.toArray(GtpuSocket[]::new));
  }

  @Override
  public void attach(TunInterface tun, int queue, boolean towardsUe) throws IOException {
    if (!(tun instanceof InMemoryTun inMemory)) {
      throw new IOException(tun + " is the kernel's, and this user plane is in memory");
    }
    inMemory.attached(packet -> fromInterface(packet, towardsUe));
    ports.add(new Port(inMemory));
    forwarder.ports(ports.toArray(TunPort[]::new));
  }

  @Override
  public void detach(TunInterface tun) {
    ports.stream().filter(port -> port.of(tun)).forEach(port -> port.tun.detached());
    ports.removeIf(port -> port.of(tun));
    forwarder.ports(ports.toArray(TunPort[]::new));
  }

  @Override
  public void changeAndRelease(Rules rules, ForwardingRule rule, ForwardingAction action) {
    rules.change(rule, action);
    forwarder.release(rule);
  }

  @Override
  public void send(
      InetAddress local, InetSocketAddress peer, GtpuHeader header, GtpuMessage message) {
    var socket = forwarder.socket(local);
    if (socket == null) {
      drops.count(DropReason.NOWHERE_TO_SEND);
    } else {
      socket.send(header, message, peer);
    }
  }

  @Override
  public void close() {
    List.copyOf(sockets).forEach(socket -> unbind(socket.local));
    List.copyOf(ports).forEach(port -> detach(port.tun));
  }

  private void fromInterface(Octets packet, boolean towardsUe) {
    var buffer = ByteBuffer.allocate(TunPort.HEADROOM + packet.length());
    buffer.put(TunPort.HEADROOM, packet.toByteArray());
    forwarder.fromInterface(buffer, TunPort.HEADROOM, buffer.capacity(), towardsUe);
  }

  private static Octets copy(ByteBuffer buffer, int from, int end) {
    return Octets.copyOf(buffer.duplicate().limit(end).position(from));
  }

  private final class Socket implements GtpuSocket {
    private final InetAddress local;
    private Optional<UdpSocket> udp = Optional.empty();

    private Socket(InetAddress local) {
      this.local = local;
    }

    @Override
    public InetAddress local() {
      return local;
    }

    @Override
    public void send(ByteBuffer source, int from, int length, InetSocketAddress peer) {
      udp.ifPresent(socket -> socket.send(peer, copy(source, from, from + length)));
    }

    @Override
    public void flush() {}

    private void received(Octets datagram, InetSocketAddress sender) {
      var buffer = ByteBuffer.wrap(datagram.toByteArray());
      forwarder.fromTunnel(this, buffer, 0, buffer.capacity(), sender);
    }
  }

  private record Port(InMemoryTun tun) implements TunPort {
    @Override
    public boolean of(TunInterface other) {
      return tun == other;
    }

    @Override
    public void write(ByteBuffer buffer, int from, int end) {
      tun.deliver(copy(buffer, from, end));
    }

    @Override
    public void flush() {}
  }
}
