package io.telcomesh.testbed.decode;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.util.ArrayList;
import java.util.Optional;

/// GTP-U.
final class GtpuMessages {
  private GtpuMessages() {}

  static Finding read(Octets datagram) {
    return switch (Gtpu.decode(datagram)) {
      case Gtpu.Received.Message(var header, var message) ->
          Finding.read(
              Protocol.GTP_U,
              withHeader(header, Gtpu.render(message)),
              Reencoding.of(message, datagram, way(header)));
      case Gtpu.Received.Refused(var header, var diagnostics) ->
          Finding.rejected(Protocol.GTP_U, title(header), datagram.toHex(), diagnostics.toString());
      case Gtpu.Received.UnknownType(var header, var body) ->
          Finding.notBuilt(
              Protocol.GTP_U, withHeader(header, Tree.leaf(title(header), body.toHex())));
      case Gtpu.Received.Unreadable(var reason) ->
          Finding.rejected(Protocol.GTP_U, "GTP-U message", datagram.toHex(), reason);
    };
  }

  private static String title(GtpuHeader header) {
    return "Message type " + header.messageType();
  }

  private static Reencoding.Way<GtpuMessage> way(GtpuHeader header) {
    return new Reencoding.Way<>(
        message -> Gtpu.encode(header, message), GtpuMessages::accepted, Sorted::whole);
  }

  private static Optional<GtpuMessage> accepted(Octets datagram) {
    return Gtpu.decode(datagram) instanceof Gtpu.Received.Message(var _, var message)
        ? Optional.of(message)
        : Optional.empty();
  }

  private static Tree withHeader(GtpuHeader header, Tree message) {
    var all = new ArrayList<Tree>();
    all.add(Tree.leaf("TEID", header.teid().toString()));
    header
        .sequence()
        .ifPresent(number -> all.add(Tree.leaf("Sequence Number", String.valueOf(number))));
    header
        .extensions()
        .forEach(each ->
            all.add(
                Tree.leaf("Extension header %02x".formatted(each.type()), each.content().toHex())));
    all.addAll(message.children());
    return new Tree(message.name(), message.value(), all);
  }
}
