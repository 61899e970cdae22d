package io.telcomesh.testbed.decode;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.GtpcHeader;
import io.telcomesh.gtp.gtpc.GtpcMessage;
import io.telcomesh.gtp.gtpc.MessageType;
import io.telcomesh.gtp.gtpc.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// GTPv2-C.
final class GtpcMessages {
  private static final int PIGGYBACKED = 0x10;

  private GtpcMessages() {}

  /// The message of a datagram; two where the second is piggybacked on the first.
  static List<Finding> read(Octets datagram) {
    var received = Gtpc.decode(datagram);
    if (received.size() == 1) {
      return List.of(read(received.getFirst(), datagram));
    }
    int end = 4 + (datagram.at(2) << 8 | datagram.at(3));
    return List.of(
        read(received.getFirst(), alone(datagram.slice(0, end))),
        read(received.getLast(), datagram.from(end)));
  }

  /// The same message as it would be with none behind it.
  private static Octets alone(Octets message) {
    return Octets.of(message.at(0) & ~PIGGYBACKED).then(message.from(1));
  }

  private static Finding read(Received received, Octets octets) {
    return switch (received) {
      case Received.Message(var header, var message, var _) ->
          Finding.read(
              Protocol.GTPV2_C,
              withHeader(header, Gtpc.render(message)),
              Reencoding.of(message, octets, way(header)));
      case Received.Refused(var header, var diagnostics, var _) ->
          Finding.rejected(
              Protocol.GTPV2_C,
              header.type().map(MessageType::toString).orElse("GTPv2-C message"),
              octets.toHex(),
              diagnostics.toString());
      case Received.UnknownType unknown ->
          Finding.notBuilt(Protocol.GTPV2_C, withHeader(unknown.header(), Gtpc.render(unknown)));
      case Received.OtherVersion(var version) ->
          Finding.notBuilt(Protocol.GTPV2_C, Tree.leaf("GTP version " + version, octets.toHex()));
      case Received.Unreadable(var reason) ->
          Finding.rejected(Protocol.GTPV2_C, "GTPv2-C message", octets.toHex(), reason);
    };
  }

  private static Reencoding.Way<GtpcMessage> way(GtpcHeader header) {
    return new Reencoding.Way<>(
        message -> Gtpc.encode(header, message), GtpcMessages::accepted, Sorted::gtpc);
  }

  private static Optional<GtpcMessage> accepted(Octets octets) {
    return Gtpc.decode(octets).getFirst() instanceof Received.Message(var _, var message, var _)
        ? Optional.of(message)
        : Optional.empty();
  }

  private static Tree withHeader(GtpcHeader header, Tree message) {
    var all = new ArrayList<Tree>();
    header.teid().ifPresent(teid -> all.add(Tree.leaf("TEID", teid.toString())));
    all.add(Tree.leaf("Sequence Number", String.valueOf(header.sequence())));
    return Tree.of(
        message.name(), Stream.concat(all.stream(), message.children().stream()).toList());
  }
}
