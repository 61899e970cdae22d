package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.FieldTree;
import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Partial;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Tag;
import io.telcomesh.codec.Tree;
import io.telcomesh.codec.Verdict;
import io.telcomesh.gtp.Teid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// GTPv2-C datagrams, TS 29.274 §5 and §7.7: octets to messages and back.
public final class Gtpc {
  /// UDP.
  public static final int PORT = 2123;

  /// A kind of message that is built.
  private record Kind<M extends GtpcMessage>(
      MessageType type, Class<M> record, MessageCodec<M> codec) {
    Received decode(GtpcHeader header, Octets body) {
      return switch (codec.decode(body)) {
        case Decoded.Accepted<M>(var message, var notes) ->
            new Received.Message(header, message, notes);
        case Decoded.Rejected<M>(var diagnostics, var partial) ->
            new Received.Refused(header, diagnostics, partial);
      };
    }

    Octets encode(GtpcMessage message) {
      return codec.encode(record.cast(message));
    }

    Tree render(GtpcMessage message) {
      return codec.render(record.cast(message));
    }
  }

  private static final List<Kind<?>> KINDS =
      List.of(
          new Kind<>(MessageType.ECHO_REQUEST, EchoRequest.class, EchoRequest.CODEC),
          new Kind<>(MessageType.ECHO_RESPONSE, EchoResponse.class, EchoResponse.CODEC),
          new Kind<>(
              MessageType.VERSION_NOT_SUPPORTED_INDICATION,
              VersionNotSupportedIndication.class,
              VersionNotSupportedIndication.CODEC),
          new Kind<>(
              MessageType.CREATE_SESSION_REQUEST,
              CreateSessionRequest.class,
              CreateSessionRequest.CODEC),
          new Kind<>(
              MessageType.CREATE_SESSION_RESPONSE,
              CreateSessionResponse.class,
              CreateSessionResponse.CODEC),
          new Kind<>(
              MessageType.MODIFY_BEARER_REQUEST,
              ModifyBearerRequest.class,
              ModifyBearerRequest.CODEC),
          new Kind<>(
              MessageType.MODIFY_BEARER_RESPONSE,
              ModifyBearerResponse.class,
              ModifyBearerResponse.CODEC),
          new Kind<>(
              MessageType.DELETE_SESSION_REQUEST,
              DeleteSessionRequest.class,
              DeleteSessionRequest.CODEC),
          new Kind<>(
              MessageType.DELETE_SESSION_RESPONSE,
              DeleteSessionResponse.class,
              DeleteSessionResponse.CODEC),
          new Kind<>(
              MessageType.RELEASE_ACCESS_BEARERS_REQUEST,
              ReleaseAccessBearersRequest.class,
              ReleaseAccessBearersRequest.CODEC),
          new Kind<>(
              MessageType.RELEASE_ACCESS_BEARERS_RESPONSE,
              ReleaseAccessBearersResponse.class,
              ReleaseAccessBearersResponse.CODEC),
          new Kind<>(
              MessageType.DOWNLINK_DATA_NOTIFICATION,
              DownlinkDataNotification.class,
              DownlinkDataNotification.CODEC),
          new Kind<>(
              MessageType.DOWNLINK_DATA_NOTIFICATION_ACKNOWLEDGE,
              DownlinkDataNotificationAcknowledge.class,
              DownlinkDataNotificationAcknowledge.CODEC),
          new Kind<>(
              MessageType.DOWNLINK_DATA_NOTIFICATION_FAILURE_INDICATION,
              DownlinkDataNotificationFailureIndication.class,
              DownlinkDataNotificationFailureIndication.CODEC),
          new Kind<>(
              MessageType.PGW_RESTART_NOTIFICATION,
              PgwRestartNotification.class,
              PgwRestartNotification.CODEC),
          new Kind<>(
              MessageType.PGW_RESTART_NOTIFICATION_ACKNOWLEDGE,
              PgwRestartNotificationAcknowledge.class,
              PgwRestartNotificationAcknowledge.CODEC));

  private static final Map<Integer, Kind<?>> BY_NUMBER =
      KINDS.stream()
          .collect(Collectors.toUnmodifiableMap(kind -> kind.type.number(), Function.identity()));
  private static final Map<Class<?>, Kind<?>> BY_RECORD =
      KINDS.stream().collect(Collectors.toUnmodifiableMap(Kind::record, Function.identity()));

  private static final Table<NestedIes, IeTag> ANY_IES =
      GtpcRows.group(NestedIes.class, "IEs").others(NestedIes::others).build();
  private static final IeTag CAUSE = new IeTag(InformationElements.CAUSE.type(), 0);

  private Gtpc() {}

  /// What is wrong where no IE is: the length field of the header.
  private record LengthField() implements Tag {
    @Override
    public long key() {
      return -1;
    }
  }

  /// The message of a datagram; two where the second is piggybacked on the first.
  public static List<Received> decode(Octets datagram) {
    if (datagram.length() < GtpcHeader.SHORTEST) {
      return List.of(new Received.Unreadable("%d octets".formatted(datagram.length())));
    }
    int flags = datagram.at(0);
    if (flags >> 5 != GtpcHeader.VERSION) {
      return List.of(new Received.OtherVersion(flags >> 5));
    }
    int end = end(datagram);
    if (GtpcHeader.piggybacks(flags) && end < datagram.length()) {
      var first = message(datagram.slice(0, end), end);
      return Stream.concat(Stream.of(first), decode(datagram.from(end)).stream().limit(1)).toList();
    }
    return List.of(message(datagram, end));
  }

  /// A datagram of one message.
  ///
  /// @param receiver the receiver's tunnel; the messages of a path carry none, whatever is given
  /// @param sequence 24 bits
  public static Octets encode(GtpcMessage message, Teid receiver, int sequence) {
    var type = type(message);
    var teid = type.ofPath() ? Optional.<Teid>empty() : Optional.of(receiver);
    return encode(new GtpcHeader(type.number(), teid, sequence, Optional.empty()), message);
  }

  /// A datagram of one message with this header.
  public static Octets encode(GtpcHeader header, GtpcMessage message) {
    return encode(header, kind(message).encode(message), false);
  }

  /// A datagram of an answer and a request that goes with it.
  public static Octets piggyback(
      GtpcHeader header, GtpcResponse answer, GtpcHeader nextHeader, GtpcRequest next) {
    return encode(header, kind(answer).encode(answer), true).then(encode(nextHeader, next));
  }

  /// The answer to a request that cannot be used: its cause with the offending IE. There is none to
  /// anything else.
  ///
  /// @param receiver the requester's tunnel, [Teid#NONE] where it is not known
  public static Optional<Octets> refusal(Received.Refused request, Teid receiver) {
    return refusal(request.header(), request.cause(), receiver);
  }

  /// The answer to a request with this header: nothing but a cause. There is none to anything else.
  ///
  /// @param receiver the requester's tunnel, [Teid#NONE] where it is not known
  public static Optional<Octets> refusal(GtpcHeader header, Cause why, Teid receiver) {
    var kind = BY_NUMBER.get(header.messageType());
    if (kind == null || kind.type.ofPath() || !GtpcRequest.class.isAssignableFrom(kind.record)) {
      return Optional.empty();
    }
    var cause = new OctetWriter();
    why.encode(cause);
    var body = new OctetWriter();
    GtpcFraming.GTPC.join(List.of(new Field<>(CAUSE, cause.toOctets())), body);
    var answer = // in all pairs of requests and answers, Table 6.1-1
        new GtpcHeader(
            header.messageType() + 1, Optional.of(receiver), header.sequence(), Optional.empty());
    return Optional.of(encode(answer, body.toOctets(), false));
  }

  /// The answer to a message of a newer version, §7.7.2.
  public static Octets versionNotSupported(int sequence) {
    return encode(new VersionNotSupportedIndication(OtherIes.NONE), Teid.NONE, sequence);
  }

  public static MessageType type(GtpcMessage message) {
    return kind(message).type;
  }

  public static Tree render(GtpcMessage message) {
    return kind(message).render(message);
  }

  /// A message that we do not have, for the eye.
  public static Tree render(Received.UnknownType unknown) {
    int number = unknown.header().messageType();
    var name = MessageType.of(number).map(MessageType::toString).orElse("Message type " + number);
    var ies = new ArrayList<OtherIes.Other>();
    try {
      GtpcFraming.GTPC.split(
          unknown.body().reader(),
          List.of(),
          (tag, value) -> ies.add(new OtherIes.Other(tag, value, 0)));
    } catch (DecodeException _) {
      // shown as far as it could be cut
    }
    return ANY_IES.render(new NestedIes(new OtherIes(ies))).named(name);
  }

  /// A datagram as it may be shown or kept: keys in zeros, and with them what cannot be cut into
  /// IEs.
  public static Octets redact(Octets datagram) {
    if (!withHeader(datagram)) {
      return Octets.zeros(datagram.length());
    }
    int end = end(datagram);
    boolean two = GtpcHeader.piggybacks(datagram.at(0)) && end < datagram.length();
    return two
        ? redact(datagram.slice(0, end)).then(redact(datagram.from(end)))
        : header(datagram).then(ies(datagram).redact(body(datagram)));
  }

  /// The IEs of a message as they lie in it.
  ///
  /// @throws DecodeException where it cannot be cut
  public static List<FieldTree> fields(Octets message) {
    if (!withHeader(message)) {
      throw new DecodeException("no header of GTPv2-C");
    }
    return ies(message).fields(body(message));
  }

  /// The cause that a message gives, wherever it stands; the rest of it is not read.
  public static Optional<Cause> cause(Octets message) {
    var causes = new ArrayList<Cause>(1);
    try {
      GtpcFraming.GTPC.split(
          withHeader(message) ? body(message).reader() : Octets.EMPTY.reader(),
          List.of(),
          (tag, value) -> {
            if (tag.equals(CAUSE)) {
              causes.add(InformationElements.CAUSE.element().decode(value.reader()));
            }
          });
    } catch (DecodeException _) {
      // what was found before counts
    }
    return causes.stream().findFirst();
  }

  private static boolean withHeader(Octets message) {
    return message.length() >= GtpcHeader.SHORTEST
        && message.at(0) >> 5 == GtpcHeader.VERSION
        && message.length() >= GtpcHeader.length(message.at(0));
  }

  private static Octets header(Octets message) {
    return message.slice(0, GtpcHeader.length(message.at(0)));
  }

  private static Octets body(Octets message) {
    return message.from(GtpcHeader.length(message.at(0)));
  }

  /// Where the message ends whose header begins a datagram.
  private static int end(Octets datagram) {
    return 4 + (datagram.at(2) << 8 | datagram.at(3));
  }

  /// The codec of a message, or of any IEs where its type is not built.
  private static MessageCodec<?> ies(Octets message) {
    var kind = BY_NUMBER.get(message.at(1));
    return kind == null ? ANY_IES : kind.codec;
  }

  static Stream<MessageCodec<?>> codecs() {
    return KINDS.stream().map(Kind::codec);
  }

  private static Received message(Octets octets, int end) {
    int flags = octets.at(0);
    var in = octets.reader();
    in.skip(4);
    if (octets.length() < GtpcHeader.length(flags)) {
      return new Received.Unreadable("%d octets".formatted(octets.length()));
    }
    var header = GtpcHeader.decode(flags, octets.at(1), in);
    var kind = BY_NUMBER.get(header.messageType());
    if (kind == null) {
      return new Received.UnknownType(header, in.rest());
    }
    if (end != octets.length()) {
      return new Received.Refused(header, wrongLength(octets.length(), end), Partial.NOTHING);
    }
    return kind.decode(header, in.rest());
  }

  private static Diagnostics wrongLength(int received, int said) {
    var detail = "a message of %d octets in a datagram of %d".formatted(said, received);
    return Diagnostics.of(
        new Diagnostic(
            Problem.TRUNCATED, Verdict.REJECT, "Length", new LengthField(), Octets.EMPTY, detail));
  }

  private static Octets encode(GtpcHeader header, Octets body, boolean piggybacks) {
    var out = new OctetWriter(12 + body.length());
    header.encode(body.length(), piggybacks, out);
    return out.octets(body).toOctets();
  }

  private static Kind<?> kind(GtpcMessage message) {
    var kind = BY_RECORD.get(message.getClass());
    if (kind == null) {
      throw new IllegalStateException("no codec for " + message.getClass());
    }
    return kind;
  }
}
