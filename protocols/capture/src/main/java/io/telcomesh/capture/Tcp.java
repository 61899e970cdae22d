package io.telcomesh.capture;

import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// TCP segments to messages: each direction of each connection put in order and cut.
final class Tcp {
  private record Direction(InetSocketAddress from, InetSocketAddress to) {}

  private final Consumer<CapturedMessage> to;
  private final Unfinished<Direction, TcpDirection> directions;

  /// @param gap is told of each gap in a connection that was not filled
  /// @param givenUp is told of each connection whose rest did not come
  Tcp(StreamFraming framing, Consumer<CapturedMessage> to, Runnable gap, Runnable givenUp) {
    this.to = to;
    directions = new Unfinished<>(() -> new TcpDirection(framing, gap), givenUp);
  }

  void read(Datagram datagram) {
    var segment = Segment.decode(datagram);
    var direction =
        new Direction(
            new InetSocketAddress(datagram.source(), segment.sourcePort()),
            new InetSocketAddress(datagram.destination(), segment.destinationPort()));
    directions
        .with(direction, each -> each.add(segment))
        .forEach(cut -> to.accept(message(direction, cut)));
  }

  /// What waits for segments that do not come any more.
  void finish() {
    directions
        .all()
        .forEach(
            (direction, each) -> each.finish().forEach(cut -> to.accept(message(direction, cut))));
  }

  private static CapturedMessage message(Direction direction, TcpDirection.Cut cut) {
    return new CapturedMessage(
        cut.frames(),
        cut.last().time(),
        cut.last().on(),
        direction.from(),
        direction.to(),
        Transport.TCP,
        0,
        cut.octets());
  }
}
