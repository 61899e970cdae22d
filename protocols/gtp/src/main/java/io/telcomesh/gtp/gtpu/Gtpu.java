package io.telcomesh.gtp.gtpu;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;

/// GTP-U datagrams, TS 29.281: octets to messages and back. User packets in bulk go through
/// [GPduHeader] instead.
public final class Gtpu {
  /// UDP.
  public static final int PORT = 2152;

  public static final int ECHO_REQUEST = 1;
  public static final int ECHO_RESPONSE = 2;
  public static final int ERROR_INDICATION = 26;
  public static final int SUPPORTED_EXTENSION_HEADERS_NOTIFICATION = 31;
  public static final int END_MARKER = 254;
  public static final int G_PDU = 255;

  private Gtpu() {}

  /// What a datagram turned out to hold. Only a [Message] is of use: all else is dropped (§7.3,
  /// §11.1).
  public sealed interface Received {
    record Message(GtpuHeader header, GtpuMessage message) implements Received {}

    record Refused(GtpuHeader header, Diagnostics diagnostics) implements Received {}

    record UnknownType(GtpuHeader header, Octets body) implements Received {}

    record Unreadable(String reason) implements Received {}
  }

  public static Received decode(Octets datagram) {
    var in = datagram.reader();
    GtpuHeader header;
    try {
      header = GtpuHeader.decode(in);
    } catch (DecodeException noHeader) {
      return new Received.Unreadable(String.valueOf(noHeader.getMessage()));
    }
    var body = in.rest();
    return switch (header.messageType()) {
      case ECHO_REQUEST -> decode(GtpuMessage.EchoRequest.CODEC, header, body);
      case ECHO_RESPONSE -> decode(GtpuMessage.EchoResponse.CODEC, header, body);
      case ERROR_INDICATION -> decode(GtpuMessage.ErrorIndication.CODEC, header, body);
      case SUPPORTED_EXTENSION_HEADERS_NOTIFICATION ->
          decode(GtpuMessage.SupportedExtensionHeadersNotification.CODEC, header, body);
      case END_MARKER -> decode(GtpuMessage.EndMarker.CODEC, header, body);
      case G_PDU -> new Received.Message(header, new GtpuMessage.GPdu(body));
      default -> new Received.UnknownType(header, body);
    };
  }

  /// A datagram; the header's message type is the message's own, whatever it says.
  public static Octets encode(GtpuHeader header, GtpuMessage message) {
    var body = body(message);
    var out = new OctetWriter(16 + body.length());
    var typed =
        new GtpuHeader(
            type(message),
            header.teid(),
            header.sequence(),
            header.nPduNumber(),
            header.extensions());
    typed.encode(body.length(), out);
    return out.octets(body).toOctets();
  }

  public static int type(GtpuMessage message) {
    return switch (message) {
      case GtpuMessage.EchoRequest _ -> ECHO_REQUEST;
      case GtpuMessage.EchoResponse _ -> ECHO_RESPONSE;
      case GtpuMessage.ErrorIndication _ -> ERROR_INDICATION;
      case GtpuMessage.SupportedExtensionHeadersNotification _ ->
          SUPPORTED_EXTENSION_HEADERS_NOTIFICATION;
      case GtpuMessage.EndMarker _ -> END_MARKER;
      case GtpuMessage.GPdu _ -> G_PDU;
    };
  }

  public static Tree render(GtpuMessage message) {
    return switch (message) {
      case GtpuMessage.EchoRequest echo -> GtpuMessage.EchoRequest.CODEC.render(echo);
      case GtpuMessage.EchoResponse echo -> GtpuMessage.EchoResponse.CODEC.render(echo);
      case GtpuMessage.ErrorIndication error -> GtpuMessage.ErrorIndication.CODEC.render(error);
      case GtpuMessage.SupportedExtensionHeadersNotification supported ->
          GtpuMessage.SupportedExtensionHeadersNotification.CODEC.render(supported);
      case GtpuMessage.EndMarker end -> GtpuMessage.EndMarker.CODEC.render(end);
      case GtpuMessage.GPdu(var packet) -> Tree.leaf("G-PDU", packet.toHex());
    };
  }

  private static Octets body(GtpuMessage message) {
    return switch (message) {
      case GtpuMessage.EchoRequest echo -> GtpuMessage.EchoRequest.CODEC.encode(echo);
      case GtpuMessage.EchoResponse echo -> GtpuMessage.EchoResponse.CODEC.encode(echo);
      case GtpuMessage.ErrorIndication error -> GtpuMessage.ErrorIndication.CODEC.encode(error);
      case GtpuMessage.SupportedExtensionHeadersNotification supported ->
          GtpuMessage.SupportedExtensionHeadersNotification.CODEC.encode(supported);
      case GtpuMessage.EndMarker end -> GtpuMessage.EndMarker.CODEC.encode(end);
      case GtpuMessage.GPdu(var packet) -> packet;
    };
  }

  private static <M extends GtpuMessage> Received decode(
      MessageCodec<M> codec, GtpuHeader header, Octets body) {
    return switch (codec.decode(body)) {
      case Decoded.Accepted<M>(var message, var _) -> new Received.Message(header, message);
      case Decoded.Rejected<M>(var diagnostics, var _) -> new Received.Refused(header, diagnostics);
    };
  }
}
