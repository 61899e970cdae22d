package io.telcomesh.testbed.simulation;

import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterMessage;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.Received;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ObservedMessage;
import io.telcomesh.s1ap.S1ap;
import io.telcomesh.s1ap.S1apMessage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// The messages between the functions as they were sent, and the NAS messages inside them.
public final class CallFlow {
  private static final int ECHO_RESPONSE = 2;
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("ss.SSSS").withZone(ZoneOffset.UTC);

  private final List<Sent> sent = new ArrayList<>();
  private boolean recording = true;

  record Sent(String from, ObservedMessage message) {}

  /// Forgets what was and begins anew.
  public void clear() {
    sent.clear();
  }

  /// The messages, in the order in which they were sent.
  public List<ObservedMessage> messages() {
    return sent.stream().map(Sent::message).toList();
  }

  /// A run of many UEs is not for the eye.
  public void stop() {
    recording = false;
    clear();
  }

  MessageObserver observerOf(String function) {
    return message -> {
      if (recording && message.direction() == Direction.SENT) {
        sent.add(new Sent(function, message));
      }
    };
  }

  /// One line a message: time, who, reference point, message. Keep-alives are left out.
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (var each : sent) {
      var name = name(each.message());
      if (!name.isEmpty()) {
        text.append(
            "%s  %-10s %-7s %s%n"
                .formatted(
                    SECONDS.format(each.message().time()),
                    each.from(),
                    each.message().referencePoint().label(),
                    name));
      }
    }
    return text.toString();
  }

  private static String name(ObservedMessage message) {
    return switch (message.referencePoint()) {
      case S1_MME -> s1ap(message.octets());
      case S6A -> diameter(message.octets());
      case S11, S5_S8 -> gtpc(message.octets());
      case S1_U, SGI -> "";
    };
  }

  private static String s1ap(Octets pdu) {
    return S1ap.decode(pdu) instanceof Decoded.Accepted<S1apMessage>(var message, var _)
        ? S1ap.name(message)
        : "unreadable";
  }

  private static String diameter(Octets octets) {
    var packet = Diameter.decode(octets);
    return packet.header().applicationId() != 0
            && packet.body() instanceof Decoded.Accepted<? extends DiameterMessage>(var read, var _)
        ? read.getClass().getSimpleName()
        : "";
  }

  private static String gtpc(Octets datagram) {
    var first = Gtpc.decode(datagram).getFirst();
    return first instanceof Received.Message(var header, var message, var _)
            && header.messageType() > ECHO_RESPONSE
        ? message.getClass().getSimpleName()
        : "";
  }
}
