package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.gtp.gtpu.GtpuHeader;
import io.telcomesh.gtp.gtpu.GtpuMessage;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

/// The messages between two GTP-U nodes that are not users' packets, TS 29.281 §7.2 and §7.3.
final class PathMessages {
  private final Rules rules;
  private final Drops drops;
  private final Consumer<UserPlaneEvent> listener;

  PathMessages(Rules rules, Drops drops, Consumer<UserPlaneEvent> listener) {
    this.rules = rules;
    this.drops = drops;
    this.listener = listener;
  }

  void tell(UserPlaneEvent event) {
    listener.accept(event);
  }

  void received(GtpuSocket socket, Octets datagram, InetSocketAddress sender) {
    switch (Gtpu.decode(datagram)) {
      case Gtpu.Received.Message(var header, GtpuMessage.EchoRequest _) ->
          answerEcho(socket, header, sender);
      case Gtpu.Received.Message(var header, GtpuMessage.EchoResponse _) ->
          tell(
              new UserPlaneEvent.EchoAnswered(
                  socket.local(), sender.getAddress(), header.sequence().orElse(0)));
      case Gtpu.Received.Message(var _, GtpuMessage.ErrorIndication error) ->
          tunnelUnknown(error, sender);
      case Gtpu.Received.Refused _, Gtpu.Received.Unreadable _ -> drops.count(DropReason.MALFORMED);
      case Gtpu.Received.Message _, Gtpu.Received.UnknownType _ ->
          drops.count(DropReason.UNEXPECTED_MESSAGE);
    }
  }

  /// §7.3.1: to the GTP-U port of the peer, whatever port the G-PDU came from.
  void answerUnknownTunnel(GtpuSocket socket, Teid teid, InetSocketAddress sender) {
    socket.send(
        GtpuHeader.of(Gtpu.ERROR_INDICATION, Teid.NONE, 0),
        new GtpuMessage.ErrorIndication(teid, socket.local(), OtherIes.NONE),
        new InetSocketAddress(sender.getAddress(), Gtpu.PORT));
  }

  /// §7.2.3.
  void answerUnsupportedExtension(GtpuSocket socket, InetSocketAddress sender) {
    socket.send(
        GtpuHeader.of(Gtpu.SUPPORTED_EXTENSION_HEADERS_NOTIFICATION, Teid.NONE, 0),
        new GtpuMessage.SupportedExtensionHeadersNotification(Extensions.UNDERSTOOD, OtherIes.NONE),
        new InetSocketAddress(sender.getAddress(), Gtpu.PORT));
  }

  /// §7.2.2: to the port that the request came from; the restart counter is 0 always.
  private static void answerEcho(GtpuSocket socket, GtpuHeader request, InetSocketAddress sender) {
    socket.send(
        GtpuHeader.of(Gtpu.ECHO_RESPONSE, Teid.NONE, request.sequence().orElse(0)),
        new GtpuMessage.EchoResponse(0, OtherIes.NONE),
        sender);
  }

  /// A bearer ends by it, so that only the peer himself may say it.
  private void tunnelUnknown(GtpuMessage.ErrorIndication error, InetSocketAddress sender) {
    if (!error.address().equals(sender.getAddress())) {
      drops.count(DropReason.UNEXPECTED_MESSAGE);
      return;
    }
    rules
        .sendingTo(error.address(), error.teid())
        .ifPresentOrElse(
            rule -> tell(new UserPlaneEvent.TunnelUnknownToPeer(rule)),
            () -> drops.count(DropReason.UNKNOWN_TUNNEL));
  }
}
