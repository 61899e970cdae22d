package io.telcomesh.capture;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// SCTP packets to user messages, RFC 9260: all DATA chunks of a packet, fragments put together.
final class Sctp {
  private static final int DATA = 0;
  private static final int CHUNK_HEADER = 4;
  private static final int DATA_HEADER = 16;

  /// One direction of an association.
  private record Direction(InetSocketAddress from, InetSocketAddress to, long verificationTag) {}

  private final Consumer<CapturedMessage> to;
  private final Unfinished<Direction, SctpDirection> directions;

  /// @param givenUp is told of each message that was never complete
  Sctp(Consumer<CapturedMessage> to, Runnable givenUp) {
    this.to = to;
    directions = new Unfinished<>(() -> new SctpDirection(givenUp), givenUp);
  }

  /// @param packet from the SCTP common header on
  void read(Datagram datagram, Octets packet) {
    var in = packet.reader();
    var source = new InetSocketAddress(datagram.source(), in.u16());
    var destination = new InetSocketAddress(datagram.destination(), in.u16());
    var direction = new Direction(source, destination, in.u32());
    in.skip(4); // the checksum, which the card may have yet to compute
    while (in.hasRemaining()) {
      int type = in.u8();
      int flags = in.u8();
      int length = in.u16();
      if (length < CHUNK_HEADER || type == DATA && length < DATA_HEADER) {
        throw new DecodeException("chunk %d of %d octets".formatted(type, length));
      }
      var value = in.octets(length - CHUNK_HEADER);
      in.skip(Math.min(-length & 3, in.remaining()));
      if (type == DATA) {
        var chunk = DataChunk.decode(flags, value.reader(), datagram.frames());
        directions
            .with(direction, each -> each.add(chunk))
            .ifPresent(whole -> to.accept(message(datagram, direction, whole)));
      }
    }
  }

  /// No packet comes any more.
  void finish() {
    directions.finish();
  }

  private static CapturedMessage message(Datagram datagram, Direction direction, DataChunk whole) {
    return new CapturedMessage(
        whole.frames(),
        datagram.time(),
        datagram.on(),
        direction.from(),
        direction.to(),
        Transport.SCTP,
        whole.payloadProtocol(),
        whole.octets());
  }
}
