package io.telcomesh.diameter;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.FieldTree;
import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Partial;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Tree;
import io.telcomesh.codec.Verdict;
import io.telcomesh.diameter.AvpDictionary.AnyAvps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Octets of a connection to messages and back.
public final class Diameter {
  private Diameter() {}

  /// Header and body of one message as received.
  public record Packet(DiameterHeader header, Decoded<? extends DiameterMessage> body) {}

  /// Reads one whole message. An unknown command is a rejected body, whose header says which.
  ///
  /// @throws DecodeException when it has no Diameter header: the connection is of no more use
  public static Packet decode(Octets message) {
    var in = message.reader();
    int length = DiameterHeader.messageLength(in);
    if (length != message.length()) {
      throw new DecodeException("%d octets say they are %d".formatted(message.length(), length));
    }
    var header = DiameterHeader.decode(in);
    return new Packet(header, body(header, in));
  }

  /// A request with the numbers that its connection gives it.
  public static Octets encode(DiameterRequest request, int hopByHop, int endToEnd) {
    var command = Command.of(request);
    var header =
        new DiameterHeader(
            true,
            command.proxiable(),
            false,
            false,
            command.code(),
            command.application(),
            hopByHop,
            endToEnd);
    return encode(header, request);
  }

  /// The answer to a request.
  public static Octets encode(DiameterAnswer answer, DiameterHeader request) {
    return encode(request.answer(answer.result().protocolError()), answer);
  }

  /// A message under a header as it is: what was received, sent on.
  public static Octets encode(DiameterHeader header, DiameterMessage message) {
    var out = new OctetWriter(512);
    out.reserve(DiameterHeader.LENGTH);
    encodeBody(message, out);
    var octets = out.toOctets();
    var front = new OctetWriter(DiameterHeader.LENGTH);
    header.encode(octets.length() - DiameterHeader.LENGTH, front);
    return front.toOctets().then(octets.from(DiameterHeader.LENGTH));
  }

  public static Tree render(DiameterMessage message) {
    return render(codec(message), message);
  }

  /// A command that we do not have, for the eye: its AVPs as far as the dictionary knows them.
  ///
  /// @param message whole, with its header
  public static Tree renderUnknown(DiameterHeader header, Octets message) {
    var avps = new ArrayList<OtherIes.Other>();
    var name =
        "Command %d of application %d, %s"
            .formatted(
                header.commandCode(),
                header.applicationId(),
                header.request() ? "request" : "answer");
    try {
      new AvpFraming()
          .split(
              message.from(DiameterHeader.LENGTH).reader(),
              List.of(),
              (tag, value) -> avps.add(new OtherIes.Other(tag, value, 0)));
    } catch (DecodeException _) {
      // shown as far as it could be cut
    }
    return AnyAvps.MEMBERS.render(new AnyAvps(new OtherIes(avps))).named(name);
  }

  /// A message as it may be shown or kept: its keys and vectors in zeros, and with them what cannot
  /// be cut into AVPs.
  ///
  /// @param message with its header
  public static Octets redact(Octets message) {
    return message.length() < DiameterHeader.LENGTH
        ? Octets.zeros(message.length())
        : message
            .slice(0, DiameterHeader.LENGTH)
            .then(avps(message).redact(message.from(DiameterHeader.LENGTH)));
  }

  /// The AVPs of a message as they lie in it.
  ///
  /// @param message with its header
  /// @throws DecodeException where it cannot be cut
  public static List<FieldTree> fields(Octets message) {
    var in = message.reader();
    in.skip(DiameterHeader.LENGTH);
    return avps(message).fields(in.rest());
  }

  /// The first result that an answer gives; the rest of it is not read.
  ///
  /// @param answer with its header
  public static Optional<Result> result(Octets answer) {
    var results = new ArrayList<Result>(1);
    var in = answer.reader();
    try {
      in.skip(DiameterHeader.LENGTH);
      new AvpFraming()
          .split(
              in,
              List.of(),
              (tag, value) ->
                  Stream.of(BaseAvps.RESULT_CODE, BaseAvps.EXPERIMENTAL_RESULT)
                      .filter(avp -> avp.tag().key() == tag.key())
                      .forEach(avp -> results.add(avp.decode(value.reader()))));
    } catch (DecodeException _) {
      // what was found before counts
    }
    return results.stream().findFirst();
  }

  /// The table of a message, or of any AVPs where its command is unknown.
  private static Table<?, AvpTag> avps(Octets message) {
    var header = DiameterHeader.decode(message.from(4).reader());
    return table(header).<Table<?, AvpTag>>map(known -> known).orElse(AnyAvps.MEMBERS);
  }

  private static Decoded<? extends DiameterMessage> body(DiameterHeader header, OctetReader in) {
    return table(header)
        .<Decoded<? extends DiameterMessage>>map(table -> table.decode(in))
        .orElseGet(() -> new Decoded.Rejected<>(unknownCommand(header), Partial.NOTHING));
  }

  private static Optional<Table<? extends DiameterMessage, AvpTag>> table(DiameterHeader header) {
    return Command.of(header)
        .map(command ->
            header.request()
                ? command.request()
                : header.error() ? ErrorAnswer.CODEC : command.answer());
  }

  private static Diagnostics unknownCommand(DiameterHeader header) {
    var what = "command %d".formatted(header.commandCode());
    var tag = new AvpTag(header.commandCode(), header.applicationId(), true);
    return Diagnostics.of(
        new Diagnostic(Problem.UNKNOWN, Verdict.REJECT, what, tag, Octets.EMPTY, ""));
  }

  @SuppressWarnings("unchecked")
  private static <M extends DiameterMessage> MessageCodec<M> codec(M message) {
    if (message instanceof ErrorAnswer) {
      return (MessageCodec<M>) ErrorAnswer.CODEC;
    }
    var command = Command.of(message);
    return (MessageCodec<M>)
        (message instanceof DiameterRequest ? command.request() : command.answer());
  }

  private static <M extends DiameterMessage> void encodeBody(M message, OctetWriter out) {
    codec(message).encode(message, out);
  }

  private static <M extends DiameterMessage> Tree render(MessageCodec<M> codec, M message) {
    return codec.render(message);
  }
}
