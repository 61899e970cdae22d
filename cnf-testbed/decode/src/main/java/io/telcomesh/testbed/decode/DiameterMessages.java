package io.telcomesh.testbed.decode;

import io.telcomesh.capture.StreamFraming;
import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded.Accepted;
import io.telcomesh.codec.Decoded.Rejected;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import io.telcomesh.diameter.Command;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.DiameterMessage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// Diameter, on whatever TCP connection it is found, or on SCTP.
final class DiameterMessages implements StreamFraming {
  /// SCTP's payload protocol identifier, RFC 6733 §2.1.
  static final long PAYLOAD_PROTOCOL = 46;

  static final int PORT = 3868;

  private static final int RESERVED_FLAGS = 0x0f;
  private static final int LOWEST_COMMAND = 257;

  @Override
  public int headerLength() {
    return 8;
  }

  /// Takes nothing for a message that does not look like one in all that its first octets say:
  /// there are other protocols on TCP.
  @Override
  public OptionalInt messageLength(Octets header) {
    try {
      var in = header.reader();
      int length = DiameterHeader.messageLength(in);
      int flags = in.u8();
      return (flags & RESERVED_FLAGS) == 0 && in.u24() >= LOWEST_COMMAND
          ? OptionalInt.of(length)
          : OptionalInt.empty();
    } catch (DecodeException other) {
      return OptionalInt.empty();
    }
  }

  Finding read(Octets octets) {
    try {
      var packet = Diameter.decode(octets);
      var header = packet.header();
      return switch (packet.body()) {
        case Accepted<? extends DiameterMessage>(var message, var _) ->
            Finding.read(
                Protocol.DIAMETER,
                withHeader(header, Diameter.render(message)),
                Reencoding.of(message, octets, way(header)));
        case Rejected<? extends DiameterMessage>(var diagnostics, var _) ->
            built(header)
                .map(name -> rejected(name, header, octets, diagnostics.toString()))
                .orElseGet(() ->
                    Finding.notBuilt(
                        Protocol.DIAMETER,
                        withHeader(header, Diameter.renderUnknown(header, octets))));
      };
    } catch (DecodeException noMessage) {
      var reason = String.valueOf(noMessage.getMessage());
      return Finding.rejected(Protocol.DIAMETER, "Diameter message", octets.toHex(), reason);
    }
  }

  private static Finding rejected(
      String name, DiameterHeader header, Octets octets, String reason) {
    var tree = withHeader(header, Diameter.renderUnknown(header, octets)).named(name);
    return new Finding(Protocol.DIAMETER, name, tree, Outcome.REJECTED, reason, List.of());
  }

  private static Reencoding.Way<DiameterMessage> way(DiameterHeader header) {
    return new Reencoding.Way<>(
        message -> Diameter.encode(header, message), DiameterMessages::accepted, Sorted::diameter);
  }

  private static Optional<DiameterMessage> accepted(Octets octets) {
    return Diameter.decode(octets).body() instanceof Accepted<?>(DiameterMessage message, var _)
        ? Optional.of(message)
        : Optional.empty();
  }

  /// The name of a command that has records.
  private static Optional<String> built(DiameterHeader header) {
    return Command.all()
        .filter(command -> command.code() == header.commandCode())
        .filter(command -> command.application() == header.applicationId())
        .map(command -> header.request() ? command.request().name() : command.answer().name())
        .findFirst();
  }

  private static Tree withHeader(DiameterHeader header, Tree message) {
    var front =
        Stream.of(
            Tree.leaf("Hop-by-Hop Identifier", "%08x".formatted(header.hopByHop())),
            Tree.leaf("End-to-End Identifier", "%08x".formatted(header.endToEnd())));
    return Tree.of(message.name(), Stream.concat(front, message.children().stream()).toList());
  }
}
