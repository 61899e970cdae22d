package io.telcomesh.referencepoints.udp;

import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Wire;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A protocol's sockets: one on the local address of its wires, however many wires share it.
public final class UdpWires implements WireListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(UdpWires.class.getName());

  private final UdpProvider udp;
  private final int port;
  private final List<ReferencePoint> points;
  private final Wires wires;
  private final Receiver receiver;
  private final Map<InetAddress, UdpSocket> sockets = new ConcurrentHashMap<>();

  /// @param port of the protocol, at both sides
  /// @param points whose wires carry the protocol
  public UdpWires(
      UdpProvider udp, int port, List<ReferencePoint> points, Wires wires, Receiver receiver) {
    this.udp = udp;
    this.port = port;
    this.points = List.copyOf(points);
    this.wires = wires;
    this.receiver = receiver;
  }

  /// Takes what one of the sockets has read at once.
  @FunctionalInterface
  public interface Receiver {
    void received(UdpWires wires, UdpSocket socket, List<Datagram> burst);
  }

  /// How a peer is reached.
  public record Way(ReferencePoint referencePoint, UdpSocket socket, InetSocketAddress peer) {}

  public List<ReferencePoint> points() {
    return points;
  }

  /// The way to a peer; empty when no wire leads there.
  public Optional<Way> to(InetAddress peer) {
    for (var point : points) {
      var socket = wires.find(point, peer).map(wire -> sockets.get(wire.local()));
      if (socket.isPresent()) {
        return Optional.of(new Way(point, socket.get(), new InetSocketAddress(peer, port)));
      }
    }
    return Optional.empty();
  }

  /// The way back to who sent something to a socket; empty when no wire of the socket leads there.
  public Optional<Way> back(UdpSocket socket, InetSocketAddress sender) {
    for (var point : points) {
      var wire = wires.find(point, sender.getAddress());
      if (wire.filter(there -> there.local().equals(socket.local().getAddress())).isPresent()) {
        return Optional.of(new Way(point, socket, sender));
      }
    }
    return Optional.empty();
  }

  @Override
  public void on(WireEvent event) {
    switch (event) {
      case WireEvent.Up(var wire) -> open(wire);
      case WireEvent.Moved(var before, var after) -> {
        open(after);
        closeUnused(before);
      }
      case WireEvent.Down(var wire) -> closeUnused(wire);
    }
  }

  @Override
  public void close() {
    sockets.values().forEach(UdpSocket::close);
    sockets.clear();
  }

  private void open(Wire wire) {
    if (!points.contains(wire.referencePoint()) || sockets.containsKey(wire.local())) {
      return;
    }
    try {
      var opening = new Opening();
      var socket = udp.bind(new InetSocketAddress(wire.local(), port), opening);
      opening.socket = Optional.of(socket);
      sockets.put(wire.local(), socket);
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.ERROR, "No socket for " + wire, refused);
    }
  }

  private void closeUnused(Wire wire) {
    boolean used =
        points.stream()
            .flatMap(point -> wires.all(point).stream())
            .anyMatch(other -> other.local().equals(wire.local()));
    if (points.contains(wire.referencePoint()) && !used) {
      Optional.ofNullable(sockets.remove(wire.local())).ifPresent(UdpSocket::close);
    }
  }

  // Knows its socket once that is bound; what comes before then is lost.
  private final class Opening implements UdpReceiver {
    private volatile Optional<UdpSocket> socket = Optional.empty();

    @Override
    public void received(List<Datagram> burst) {
      socket.ifPresent(bound -> receiver.received(UdpWires.this, bound, burst));
    }
  }
}
