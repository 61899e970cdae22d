package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.EchoRequest;
import io.telcomesh.gtp.gtpc.EchoResponse;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.GtpcHeader;
import io.telcomesh.gtp.gtpc.GtpcIndication;
import io.telcomesh.gtp.gtpc.GtpcRequest;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.Received;
import io.telcomesh.procedures.Burst;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.udp.Datagram;
import io.telcomesh.referencepoints.udp.UdpSocket;
import io.telcomesh.referencepoints.udp.UdpWires;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What comes in, on the socket's thread: each datagram is decoded, matched with what it answers or
/// repeats, or handed to the function. Its errors are answered as TS 29.274 §7.7 says.
final class Incoming {
  private static final System.Logger LOG = System.getLogger(Incoming.class.getName());
  private static final int OUR_VERSION = 2;

  private final GtpcEnd end;
  private final Surroundings surroundings;
  private final GtpcHandler handler;
  private final Requests requests;
  private final AnswerCache answers;
  private final Paths paths;

  /// What the end itself answers: sent when the observer has been told of the question.
  private final List<Octets> replies = new ArrayList<>();

  Incoming(
      GtpcEnd end,
      Surroundings surroundings,
      GtpcHandler handler,
      Requests requests,
      AnswerCache answers,
      Paths paths) {
    this.end = end;
    this.surroundings = surroundings;
    this.handler = handler;
    this.requests = requests;
    this.answers = answers;
    this.paths = paths;
  }

  /// How a repetition of a request is recognised.
  static AnswerCache.Key key(UdpWires.Way way, GtpcHeader header) {
    return new AnswerCache.Key(way.peer(), header.messageType(), header.sequence());
  }

  void received(UdpWires sockets, UdpSocket socket, List<Datagram> datagrams) {
    var burst = new Burst();
    for (var datagram : datagrams) {
      var way = sockets.back(socket, datagram.from());
      if (way.isPresent()) {
        received(way.get(), datagram.octets(), burst);
      } else {
        surroundings.drops().dropped(sockets.points().getFirst(), DropReason.UNKNOWN_PEER);
      }
    }
    burst.wake();
  }

  private void received(UdpWires.Way way, Octets datagram, Burst burst) {
    Optional<String> ue = Optional.empty();
    for (var received : Gtpc.decode(datagram)) {
      var concerned = guarded(way, received, burst);
      ue = ue.isPresent() ? ue : concerned;
    }
    surroundings.saw(
        Direction.RECEIVED, way.referencePoint(), way.socket().local(), way.peer(), ue, datagram);
    replies.forEach(reply -> end.transmit(way, reply, Optional.empty()));
    replies.clear();
  }

  // One message that our own function fails on costs neither the burst nor the socket.
  private Optional<String> guarded(UdpWires.Way way, Received received, Burst burst) {
    try {
      return take(way, received, burst);
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "A message of " + way.peer() + " failed", mistake);
      return drop(way, DropReason.RECEIVER_FAILED);
    }
  }

  private Optional<String> take(UdpWires.Way way, Received received, Burst burst) {
    return switch (received) {
      case Received.Message message -> message(way, message, burst);
      case Received.Refused refused -> refused(way, refused, burst);
      case Received.UnknownType _ -> drop(way, DropReason.UNEXPECTED);
      case Received.OtherVersion(int version) -> otherVersion(way, version);
      case Received.Unreadable _ -> drop(way, DropReason.MALFORMED);
    };
  }

  private Optional<String> message(UdpWires.Way way, Received.Message received, Burst burst) {
    var peer = way.peer().getAddress();
    paths.open(peer);
    Recovery.of(received.message()).ifPresent(counter -> paths.counts(peer, counter));
    return switch (received.message()) {
      case EchoRequest _ -> echo(received.header());
      case GtpcRequest _ -> request(way, received, burst);
      case GtpcIndication _ -> hand(way, received, burst);
      case GtpcResponse response -> answer(way, received.header(), response, burst);
    };
  }

  private Optional<String> echo(GtpcHeader header) {
    var response = new EchoResponse(end.restartCounter(), OtherIes.NONE);
    replies.add(Gtpc.encode(response, Teid.NONE, header.sequence()));
    return Optional.empty();
  }

  private Optional<String> request(UdpWires.Way way, Received.Message received, Burst burst) {
    return repeats(way, received.header()) ? Optional.empty() : hand(way, received, burst);
  }

  private boolean repeats(UdpWires.Way way, GtpcHeader header) {
    var earlier = answers.repeated(key(way, header), surroundings.scheduler().nanoTime());
    if (earlier.isPresent()) {
      drop(way, DropReason.DUPLICATE_REQUEST);
      earlier.get().answer().ifPresent(replies::add);
    }
    return earlier.isPresent();
  }

  private Optional<String> hand(UdpWires.Way way, Received.Message received, Burst burst) {
    return handler.received(
        new IncomingGtpc(way, received.header(), received.message(), received.notes()), burst);
  }

  private Optional<String> answer(UdpWires.Way way, GtpcHeader header, Object answer, Burst burst) {
    var asker = requests.answered(way.peer().getAddress(), header.sequence());
    if (asker.isEmpty()) {
      return drop(way, DropReason.ANSWER_WITHOUT_QUESTION);
    }
    asker.get().answered(answer, burst);
    return asker.get().ue();
  }

  // A request is refused with the cause that fits, an answer ends its request.
  private Optional<String> refused(UdpWires.Way way, Received.Refused refused, Burst burst) {
    var refusal = Gtpc.refusal(refused, refused.sender().orElse(Teid.NONE));
    if (refusal.isEmpty()) {
      return answer(way, refused.header(), refused, burst);
    }
    if (!repeats(way, refused.header())) {
      drop(way, DropReason.MALFORMED);
      answers.answered(key(way, refused.header()), refusal.get());
      replies.add(refusal.get());
    }
    return Optional.empty();
  }

  private Optional<String> otherVersion(UdpWires.Way way, int version) {
    if (version > OUR_VERSION) {
      replies.add(Gtpc.versionNotSupported(0));
    }
    return drop(way, DropReason.UNSUPPORTED_VERSION);
  }

  private Optional<String> drop(UdpWires.Way way, DropReason reason) {
    surroundings.drops().dropped(way.referencePoint(), reason);
    return Optional.empty();
  }
}
