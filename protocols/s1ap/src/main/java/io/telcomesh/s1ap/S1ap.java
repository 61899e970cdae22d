package io.telcomesh.s1ap;

import io.telcomesh.asn1per.PerReader;
import io.telcomesh.asn1per.PerWriter;
import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Decoded.Accepted;
import io.telcomesh.codec.Decoded.Rejected;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Partial;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Tag;
import io.telcomesh.codec.Tree;
import io.telcomesh.codec.Verdict;
import io.telcomesh.s1ap.ElementaryProcedure.Routed;
import io.telcomesh.s1ap.dictionary.S1apDictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// S1AP-PDUs, TS 36.413 §9.3.2: octets of an SCTP message to an [S1apMessage] and back.
public final class S1ap {
  /// The header of a PDU, which a rejected one carries in its partial message where that much could
  /// be read.
  public static final Element<Header> HEADER =
      Element.of(
          "S1AP-PDU",
          in -> Header.decode(new PerReader(in)),
          (header, out) -> header.encode(new PerWriter(out)));

  private static final Map<Long, Routed<?>> BY_HEADER =
      ElementaryProcedure.all()
          .collect(Collectors.toUnmodifiableMap(each -> each.header().key(), Function.identity()));
  private static final Map<Class<?>, Routed<?>> BY_TYPE =
      ElementaryProcedure.all()
          .collect(
              Collectors.toUnmodifiableMap(each -> each.message().type(), Function.identity()));

  private S1ap() {}

  /// Reads a PDU; never throws. A message of the standard that has no record is accepted as an
  /// [UnbuiltMessage]. A procedure that the standard does not have, or an outcome that its
  /// procedure does not have, is rejected with one UNKNOWN diagnostic whose tag is the [Header].
  public static Decoded<S1apMessage> decode(Octets pdu) {
    var in = new PerReader(new OctetReader(pdu));
    Header header;
    Octets value;
    try {
      header = Header.decode(in);
    } catch (DecodeException unreadable) {
      return new Rejected<>(truncated(new NoHeader(), pdu, unreadable), Partial.NOTHING);
    }
    try {
      value = in.openOctets();
    } catch (DecodeException cut) {
      return withHeader(header, new Rejected<>(truncated(header, pdu, cut), Partial.NOTHING));
    }
    return decode(header, value);
  }

  private static Decoded<S1apMessage> decode(Header header, Octets value) {
    var routed = BY_HEADER.get(header.key());
    if (routed != null) {
      return switch (decode(routed.message().codec(), value)) {
        case Rejected<S1apMessage> rejected -> withHeader(header, rejected);
        case Accepted<S1apMessage> accepted -> accepted;
      };
    }
    var name =
        S1apDictionary.messageName(header.triggeringMessage().kind(), header.procedureCode());
    if (name.isPresent()) {
      var unbuilt = new UnbuiltMessage(header, name.get(), value);
      return new Accepted<>(unbuilt, Diagnostics.NONE);
    }
    var unknown =
        new Diagnostic(
            Problem.UNKNOWN, header.criticality().verdict(), "", header, value, "no such message");
    return withHeader(header, new Rejected<>(Diagnostics.of(unknown), Partial.NOTHING));
  }

  @SuppressWarnings("unchecked") // a decoded message is only read
  private static <M extends S1apMessage> Decoded<S1apMessage> decode(
      MessageCodec<M> codec, Octets value) {
    return (Decoded<S1apMessage>) codec.decode(value);
  }

  private static Decoded<S1apMessage> withHeader(Header header, Rejected<S1apMessage> rejected) {
    var read = new HashMap<Element<?>, Object>(rejected.partial().values());
    read.put(HEADER, header);
    return new Rejected<>(rejected.diagnostics(), new Partial(read));
  }

  private static Diagnostics truncated(Tag tag, Octets pdu, DecodeException reason) {
    return Diagnostics.of(
        new Diagnostic(
            Problem.TRUNCATED,
            Verdict.REJECT,
            "S1AP-PDU",
            tag,
            pdu,
            String.valueOf(reason.getMessage())));
  }

  public static Octets encode(S1apMessage message) {
    if (message instanceof UnbuiltMessage unbuilt) {
      return encode(unbuilt.header(), unbuilt.value());
    }
    var routed = routed(message);
    return encode(routed.header(), encode(routed.message().codec(), message));
  }

  private static Octets encode(Header header, Octets value) {
    var octets = new OctetWriter(value.length() + 8);
    var out = new PerWriter(octets);
    header.encode(out);
    out.openOctets(value);
    return octets.toOctets();
  }

  @SuppressWarnings("unchecked") // the message was looked up by its class
  private static <M extends S1apMessage> Octets encode(MessageCodec<M> codec, S1apMessage message) {
    return codec.encode((M) message);
  }

  /// The header that a message is sent with.
  public static Header header(S1apMessage message) {
    return message instanceof UnbuiltMessage unbuilt ? unbuilt.header() : routed(message).header();
  }

  /// The name of a message by its header, whether it has a record or not.
  public static Optional<String> name(TriggeringMessage kind, int procedureCode) {
    return S1apDictionary.messageName(kind.kind(), procedureCode);
  }

  /// The message's name in the standard's ASN.1.
  public static String name(S1apMessage message) {
    return message instanceof UnbuiltMessage unbuilt
        ? unbuilt.name()
        : routed(message).message().codec().name();
  }

  /// A message for the eye, whether it has a record or not.
  public static Tree render(S1apMessage message) {
    return message instanceof UnbuiltMessage unbuilt
        ? S1apDictionary.render(unbuilt.name(), unbuilt.value())
        : render(routed(message).message().codec(), message);
  }

  @SuppressWarnings("unchecked")
  private static <M extends S1apMessage> Tree render(MessageCodec<M> codec, S1apMessage message) {
    return codec.render((M) message);
  }

  /// A PDU as it may be shown or kept: keys in zeros, and with them what cannot be cut into IEs or
  /// is in no message of the standard.
  public static Octets redact(Octets pdu) {
    var octets = new OctetReader(pdu);
    var in = new PerReader(octets);
    try {
      var header = Header.decode(in);
      var value = in.openOctets();
      int start = octets.position() - value.length();
      var whole = pdu.slice(start, octets.position()).equals(value); // not sent in fragments
      return whole
          ? pdu.slice(0, start).then(redact(header, value)).then(pdu.from(octets.position()))
          : Octets.zeros(pdu.length());
    } catch (DecodeException noPdu) {
      return Octets.zeros(pdu.length());
    }
  }

  private static Octets redact(Header header, Octets value) {
    var routed = BY_HEADER.get(header.key());
    return routed != null
        ? routed.message().codec().redact(value)
        : name(header.triggeringMessage(), header.procedureCode())
            .map(name -> S1apDictionary.redact(name, value))
            .orElseGet(() -> Octets.zeros(value.length()));
  }

  private static Routed<?> routed(S1apMessage message) {
    var routed = BY_TYPE.get(message.getClass());
    if (routed == null) {
      throw new IllegalArgumentException(message.getClass() + " has no elementary procedure");
    }
    return routed;
  }

  /// Where octets are no PDU at all.
  private record NoHeader() implements Tag {
    @Override
    public long key() {
      return -1;
    }

    @Override
    public String toString() {
      return "no header";
    }
  }
}
