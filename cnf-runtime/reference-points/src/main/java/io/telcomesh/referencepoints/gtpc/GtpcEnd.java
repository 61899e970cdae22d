package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.Cause;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.EchoRequest;
import io.telcomesh.gtp.gtpc.Gtpc;
import io.telcomesh.gtp.gtpc.GtpcIndication;
import io.telcomesh.gtp.gtpc.GtpcRequest;
import io.telcomesh.gtp.gtpc.GtpcResponse;
import io.telcomesh.gtp.gtpc.RestartCounter;
import io.telcomesh.procedures.Question;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.Surroundings;
import io.telcomesh.referencepoints.WireEvent;
import io.telcomesh.referencepoints.WireListener;
import io.telcomesh.referencepoints.Wires;
import io.telcomesh.referencepoints.udp.UdpProvider;
import io.telcomesh.referencepoints.udp.UdpWires;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/// GTPv2-C over the wires of one function: requests are repeated until they are answered, repeated
/// requests get the answer they got, paths are tested. All methods may be called from any thread
/// and none waits.
public final class GtpcEnd implements WireListener, AutoCloseable {
  private final Wires wires;
  private final Surroundings surroundings;
  private final RestartCounter restartCounter;
  private final List<ReferencePoint> points;
  private final UdpWires sockets;
  private final Requests requests;
  private final AnswerCache answers;
  private final Paths paths;

  private GtpcEnd(
      UdpProvider udp,
      List<ReferencePoint> points,
      Wires wires,
      Surroundings surroundings,
      GtpcOptions options,
      RestartCounter restartCounter,
      GtpcHandler handler) {
    this.wires = wires;
    this.surroundings = surroundings;
    this.restartCounter = restartCounter;
    this.points = List.copyOf(points);
    this.requests = new Requests(surroundings.scheduler(), options.t3Response(), this::transmit);
    this.answers = new AnswerCache(options.answersKept());
    this.paths =
        new Paths(
            surroundings.scheduler(),
            options,
            (peer, asker) -> ask(peer, echoRequest(), Teid.NONE, asker),
            new PathEvents(handler));
    var incoming = new Incoming(this, surroundings, handler, requests, answers, paths);
    this.sockets = new UdpWires(udp, Gtpc.PORT, points, wires, incoming::received);
  }

  /// Starts to listen to the wires.
  ///
  /// @param points which wires carry GTP-C for this function: S11, S5/S8 or both
  /// @param restartCounter of this start of the function ([RestartCounterFile])
  public static GtpcEnd start(
      UdpProvider udp,
      List<ReferencePoint> points,
      Wires wires,
      Surroundings surroundings,
      GtpcOptions options,
      RestartCounter restartCounter,
      GtpcHandler handler) {
    var end = new GtpcEnd(udp, points, wires, surroundings, options, restartCounter, handler);
    wires.listen(end);
    return end;
  }

  /// Asks a peer. The answer, or [io.telcomesh.gtp.gtpc.Received.Refused] for one that cannot be
  /// used, is posted to the question; it expires with T3-RESPONSE when none comes.
  ///
  /// @param receiver the peer's tunnel; [Teid#NONE] where it is not known yet
  public void ask(InetAddress peer, GtpcRequest request, Teid receiver, Question<?> question) {
    ask(peer, request, receiver, new QuestionAsker(question));
  }

  /// Sends a request whose answer nobody waits for, such as an undo; it is repeated all the same.
  public void send(InetAddress peer, GtpcRequest request, Teid receiver, Optional<String> ue) {
    ask(peer, request, receiver, new NobodyAsks(ue));
  }

  /// Sends a message that nobody answers.
  public void send(
      InetAddress peer, GtpcIndication indication, Teid receiver, Optional<String> ue) {
    requests.once(peer, sequence -> Gtpc.encode(indication, receiver, sequence), ue);
  }

  /// Answers a request; repetitions of it get the same answer.
  ///
  /// @param receiver the peer's tunnel
  public void answer(
      IncomingGtpc request, GtpcResponse response, Teid receiver, Optional<String> ue) {
    answer(
        request.way(),
        Incoming.key(request.way(), request.header()),
        Gtpc.encode(response, receiver, request.header().sequence()),
        ue);
  }

  /// Refuses a message that the function has no use for: a request is answered with cause 68,
  /// service not supported. It is counted as dropped.
  public void refuse(IncomingGtpc incoming) {
    surroundings.drops().dropped(incoming.referencePoint(), DropReason.UNEXPECTED);
    var cause = Cause.of(CauseValue.SERVICE_NOT_SUPPORTED);
    Gtpc.refusal(incoming.header(), cause, Teid.NONE)
        .ifPresent(octets ->
            answer(
                incoming.way(),
                Incoming.key(incoming.way(), incoming.header()),
                octets,
                Optional.empty()));
  }

  @Override
  public void on(WireEvent event) {
    sockets.on(event);
    switch (event) {
      case WireEvent.Up(var wire) when points.contains(wire.referencePoint()) ->
          wire.peer().ifPresent(paths::open);
      case WireEvent.Moved(var before, var after) when points.contains(after.referencePoint()) -> {
        before.peer().ifPresent(paths::close);
        after.peer().ifPresent(paths::open);
      }
      default -> {}
    }
  }

  @Override
  public void close() {
    wires.forget(this);
    paths.closeAll();
    sockets.close();
  }

  /// The way to a peer; empty when no wire leads there. Its socket's address is the one to put into
  /// an F-TEID for that peer.
  public Optional<UdpWires.Way> wayTo(InetAddress peer) {
    return sockets.to(peer);
  }

  /// Whether a peer has left the last Echo Request unanswered: who has the choice takes another.
  public boolean isSilent(InetAddress peer) {
    return paths.fails(peer);
  }

  RestartCounter restartCounter() {
    return restartCounter;
  }

  void answer(UdpWires.Way way, AnswerCache.Key key, Octets octets, Optional<String> ue) {
    answers.answered(key, octets);
    transmit(way, octets, ue);
  }

  void transmit(UdpWires.Way way, Octets octets, Optional<String> ue) {
    way.socket().send(way.peer(), octets);
    surroundings.saw(
        Direction.SENT, way.referencePoint(), way.socket().local(), way.peer(), ue, octets);
  }

  private void ask(InetAddress peer, GtpcRequest request, Teid receiver, Asker asker) {
    IntFunction<Octets> encode = sequence -> Gtpc.encode(request, receiver, sequence);
    requests.ask(peer, encode, asker);
  }

  // Without a wire now, it is tried again when T3-RESPONSE says so: the wire may be healing.
  private void transmit(InetAddress peer, Octets octets, Optional<String> ue) {
    sockets
        .to(peer)
        .ifPresentOrElse(
            way -> transmit(way, octets, ue),
            () -> surroundings.drops().dropped(points.getFirst(), DropReason.NOT_CONNECTED));
  }

  private EchoRequest echoRequest() {
    return new EchoRequest(restartCounter, OtherIes.NONE);
  }

  // A peer that restarted counts its requests from anew.
  private final class PathEvents implements Paths.Listener {
    private final GtpcHandler handler;

    private PathEvents(GtpcHandler handler) {
      this.handler = handler;
    }

    @Override
    public void restarted(InetAddress peer) {
      answers.forget(peer);
      handler.peerRestarted(peer);
    }

    @Override
    public void failed(InetAddress peer) {
      handler.pathFailed(peer);
    }

    @Override
    public void lost(InetAddress peer) {
      handler.pathLost(peer);
    }

    @Override
    public void restored(InetAddress peer) {
      handler.pathRestored(peer);
    }
  }
}
