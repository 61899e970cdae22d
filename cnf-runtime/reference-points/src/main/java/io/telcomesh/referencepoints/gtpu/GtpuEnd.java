package io.telcomesh.referencepoints.gtpu;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.udp.Datagram;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.referencepoints.udp.UdpSocket;
import io.telcomesh.referencepoints.udp.UdpWires;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// GTP-U over the wires of one function. It answers Echo Requests itself; users' packets are not
/// shown to the observer. All methods may be called from any thread and none waits.
public final class GtpuEnd implements WireListener, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(GtpuEnd.class.getName());

  private final Wires wires;
  private final Surroundings surroundings;
  private final GtpuHandler handler;
  private final UdpWires sockets;

  private GtpuEnd(
      UdpProvider udp,
      List<ReferencePoint> points,
      Wires wires,
      Surroundings surroundings,
      GtpuHandler handler) {
    this.wires = wires;
    this.surroundings = surroundings;
    this.handler = handler;
    this.sockets = new UdpWires(udp, Gtpu.PORT, points, wires, this::received);
  }

  /// Starts to listen to the wires.
  ///
  /// @param points which wires carry GTP-U for this function: S1-U, S5/S8 or both
  public static GtpuEnd start(
      UdpProvider udp,
      List<ReferencePoint> points,
      Wires wires,
      Surroundings surroundings,
      GtpuHandler handler) {
    var end = new GtpuEnd(udp, points, wires, surroundings, handler);
    wires.listen(end);
    return end;
  }

  /// The way to a peer; empty when no wire leads there. Its socket's address is the one to put into
  /// an F-TEID for that peer.
  public Optional<UdpWires.Way> wayTo(InetAddress peer) {
    return sockets.to(peer);
  }

  /// Sends a message to a peer's tunnel.
  ///
  /// @return why it was dropped, which was counted; empty when it was not
  public Optional<DropReason> send(InetAddress peer, Teid teid, GtpuMessage message) {
    var way = sockets.to(peer);
    if (way.isEmpty()) {
      drop(sockets.points().getFirst(), DropReason.NOT_CONNECTED);
      return Optional.of(DropReason.NOT_CONNECTED);
    }
    send(way.get(), header(teid, Optional.empty()), message);
    return Optional.empty();
  }

  /// Says that we have no such tunnel, TS 29.281 §7.3.1.
  public void unknownTunnel(IncomingGtpu packet) {
    var indication =
        new GtpuMessage.ErrorIndication(
            packet.header().teid(), packet.way().socket().local().getAddress(), OtherIes.NONE);
    send(packet.way(), header(Teid.NONE, Optional.of(0)), indication);
  }

  @Override
  public void on(WireEvent event) {
    sockets.on(event);
  }

  @Override
  public void close() {
    wires.forget(this);
    sockets.close();
  }

  private void received(UdpWires wires, UdpSocket socket, List<Datagram> datagrams) {
    var burst = new ArrayList<IncomingGtpu>(datagrams.size());
    for (var datagram : datagrams) {
      wires
          .back(socket, datagram.from())
          .ifPresentOrElse(
              way -> take(way, datagram.octets(), burst),
              () -> drop(wires.points().getFirst(), DropReason.UNKNOWN_PEER));
    }
    if (!burst.isEmpty()) {
      hand(burst);
    }
  }

  private void take(UdpWires.Way way, Octets octets, List<IncomingGtpu> burst) {
    switch (Gtpu.decode(octets)) {
      case Gtpu.Received.Message(var header, var message) -> {
        tell(Direction.RECEIVED, way, message, octets);
        take(new IncomingGtpu(way, header, message), burst);
      }
      case Gtpu.Received.Refused _, Gtpu.Received.Unreadable _ ->
          drop(way.referencePoint(), DropReason.MALFORMED);
      case Gtpu.Received.UnknownType _ -> drop(way.referencePoint(), DropReason.UNEXPECTED);
    }
  }

  private void take(IncomingGtpu incoming, List<IncomingGtpu> burst) {
    switch (incoming.message()) {
      case GtpuMessage.EchoRequest _ ->
          send(
              incoming.way(),
              header(Teid.NONE, incoming.header().sequence()),
              new GtpuMessage.EchoResponse(0, OtherIes.NONE));
      case GtpuMessage.GPdu _, GtpuMessage.EndMarker _, GtpuMessage.ErrorIndication _ ->
          burst.add(incoming);
      case GtpuMessage.EchoResponse _, GtpuMessage.SupportedExtensionHeadersNotification _ ->
          drop(incoming.way().referencePoint(), DropReason.UNEXPECTED);
    }
  }

  private void hand(List<IncomingGtpu> burst) {
    try {
      handler.received(List.copyOf(burst));
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "A burst of GTP-U was not handled", mistake);
      drop(burst.getFirst().way().referencePoint(), DropReason.RECEIVER_FAILED);
    }
  }

  private void send(UdpWires.Way way, GtpuHeader header, GtpuMessage message) {
    var octets = Gtpu.encode(header, message);
    way.socket().send(way.peer(), octets);
    tell(Direction.SENT, way, message, octets);
  }

  private void tell(Direction direction, UdpWires.Way way, GtpuMessage message, Octets octets) {
    if (!(message instanceof GtpuMessage.GPdu)) {
      surroundings.saw(
          direction,
          way.referencePoint(),
          way.socket().local(),
          way.peer(),
          Optional.empty(),
          octets);
    }
  }

  private void drop(ReferencePoint point, DropReason reason) {
    surroundings.drops().dropped(point, reason);
  }

  // The message type is the encoder's.
  private static GtpuHeader header(Teid teid, Optional<Integer> sequence) {
    return new GtpuHeader(Gtpu.G_PDU, teid, sequence, Optional.empty(), List.of());
  }
}
