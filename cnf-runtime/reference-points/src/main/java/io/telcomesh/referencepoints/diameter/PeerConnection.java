package io.telcomesh.referencepoints.diameter;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.Diameter;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterHeader;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.base.CapabilitiesExchangeAnswer;
import io.telcomesh.diameter.base.CapabilitiesExchangeRequest;
import io.telcomesh.diameter.base.DeviceWatchdogAnswer;
import io.telcomesh.diameter.base.DeviceWatchdogRequest;
import io.telcomesh.diameter.base.DisconnectPeerAnswer;
import io.telcomesh.diameter.base.DisconnectPeerRequest;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.OneAtATime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/// The peer state machine of one connection, RFC 6733 §5.6. One side dials and the other answers,
/// so there is no election. Its steps come from the socket's and the scheduler's threads, one at a
/// time.
final class PeerConnection implements Watchdog.Owner {
  private static final System.Logger LOG = System.getLogger(PeerConnection.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int REBOOTING = 0;

  private enum State {
    WAIT_CER,
    WAIT_CEA,
    OPEN,
    /// Our Disconnect-Peer-Request is under way.
    CLOSING,
    CLOSED
  }

  private final DiameterTransport.Connection connection;
  private final DiameterNode node;
  private final Scheduler scheduler;
  private final Watchdog watchdog;
  private final ConnectionOwner owner;
  private final OneAtATime turns = new OneAtATime();
  private final Queue<Octets> replies = new ArrayDeque<>();
  private State state;
  private Optional<DiameterPeer> peer = Optional.empty();
  private Optional<Runnable> afterReplies = Optional.empty();
  private int hopByHop;

  PeerConnection(
      DiameterTransport.Connection connection,
      boolean dialled,
      DiameterNode node,
      Scheduler scheduler,
      Duration watchdogInterval,
      RandomGenerator random,
      ConnectionOwner owner) {
    this.connection = connection;
    this.state = dialled ? State.WAIT_CEA : State.WAIT_CER;
    this.node = node;
    this.scheduler = scheduler;
    this.watchdog = new Watchdog(scheduler, watchdogInterval, random, this);
    this.owner = owner;
    this.hopByHop = random.nextInt();
  }

  DiameterTransport.Connection connection() {
    return connection;
  }

  /// The connection is there: the side that has dialled sends its capabilities first.
  void start() {
    step(() -> {
      if (state == State.WAIT_CEA) {
        request(node.request(connection.local().getAddress()));
      }
      scheduler.after(PATIENCE, () -> step(this::giveUp));
    });
  }

  void received(List<Octets> messages) {
    turns.run(() -> {
      var burst = new Burst();
      for (var message : messages) {
        received(message, burst);
      }
      burst.wake();
    });
  }

  /// The connection ended.
  void ended() {
    step(this::close);
  }

  /// We go: RFC 6733 §5.4.
  void disconnect() {
    step(() -> {
      if (state == State.OPEN) {
        state = State.CLOSING;
        request(new DisconnectPeerRequest(node.host(), node.realm(), REBOOTING, OtherIes.NONE));
        scheduler.after(PATIENCE, () -> step(this::close));
      } else {
        close();
      }
    });
  }

  @Override
  public void sendWatchdogRequest() {
    request(
        new DeviceWatchdogRequest(
            node.host(), node.realm(), Optional.of(node.originStateId()), OtherIes.NONE));
  }

  @Override
  public void watchdogExpired() {
    step(() -> {
      if (state == State.OPEN) {
        watchdog.expired();
      }
    });
  }

  @Override
  public void silent() {
    LOG.log(System.Logger.Level.WARNING, "{0} answers no watchdog request", this);
    close();
  }

  private void step(Runnable step) {
    turns.run(() -> {
      step.run();
      sendReplies();
    });
  }

  private void received(Octets message, Burst burst) {
    if (state == State.CLOSED) {
      owner.dropped(DropReason.NOT_CONNECTED);
      return;
    }
    try {
      var ue = take(Diameter.decode(message), burst);
      owner.saw(connection, message, ue);
    } catch (DecodeException unreadable) {
      LOG.log(System.Logger.Level.WARNING, "{0} sends no Diameter: {1}", this, unreadable);
      owner.dropped(DropReason.MALFORMED);
      close();
    }
    sendReplies();
  }

  private Optional<String> take(Diameter.Packet packet, Burst burst) {
    return switch (state) {
      case WAIT_CER, WAIT_CEA -> {
        exchangeCapabilities(packet);
        yield Optional.empty();
      }
      case OPEN, CLOSING -> {
        watchdog.heard();
        yield message(packet, burst);
      }
      case CLOSED -> Optional.empty();
    };
  }

  private void exchangeCapabilities(Diameter.Packet packet) {
    var local = connection.local().getAddress();
    var outcome =
        state == State.WAIT_CER
            ? CapabilitiesExchange.answer(node, local, connection.peer(), packet)
            : CapabilitiesExchange.take(node, connection.peer(), packet);
    outcome.reply().ifPresent(this::reply);
    outcome
        .opened()
        .ifPresentOrElse(
            this::open,
            () -> {
              LOG.log(System.Logger.Level.WARNING, "{0}: {1}", this, outcome.refusal());
              owner.dropped(DropReason.UNEXPECTED);
              closeAfterReplies();
            });
  }

  // What waits for this peer goes behind the capabilities' answer.
  private void open(CapabilitiesExchange.Opened opened) {
    state = State.OPEN;
    peer = Optional.of(opened.peer());
    watchdog.start();
    afterReplies = Optional.of(() -> owner.opened(this, opened.peer(), opened.originStateId()));
  }

  private Optional<String> message(Diameter.Packet packet, Burst burst) {
    var header = packet.header();
    return switch (packet.body()) {
      case Decoded.Accepted<?>(DeviceWatchdogRequest _, var _) -> {
        reply(Diameter.encode(Refusals.watchdogAnswer(node), header));
        yield Optional.empty();
      }
      case Decoded.Accepted<?>(DisconnectPeerRequest _, var _) -> {
        reply(Diameter.encode(Refusals.disconnectAnswer(node), header));
        closeAfterReplies();
        yield Optional.empty();
      }
      case Decoded.Accepted<?>(DeviceWatchdogAnswer _, var _) -> {
        watchdog.answered();
        yield Optional.empty();
      }
      case Decoded.Accepted<?>(DisconnectPeerAnswer _, var _) -> {
        close();
        yield Optional.empty();
      }
      case Decoded.Accepted<?>(CapabilitiesExchangeRequest _, var _) -> drop(DropReason.UNEXPECTED);
      case Decoded.Accepted<?>(CapabilitiesExchangeAnswer _, var _) -> drop(DropReason.UNEXPECTED);
      case Decoded.Accepted<?>(DiameterRequest request, var notes) ->
          request(
              new IncomingDiameter(peer.orElseThrow(), header, request, notes, connection), burst);
      case Decoded.Accepted<?>(DiameterAnswer answer, var _) -> owner.answer(header, answer, burst);
      case Decoded.Accepted<?> _ -> drop(DropReason.UNEXPECTED);
      case Decoded.Rejected<?> rejected -> rejected(header, rejected, burst);
    };
  }

  private Optional<String> request(IncomingDiameter request, Burst burst) {
    try {
      return owner.request(request, burst);
    } catch (RuntimeException mistake) { // ours: it costs this request and nothing else
      LOG.log(System.Logger.Level.ERROR, "A request of " + this + " failed", mistake);
      reply(Diameter.encode(Refusals.unableToComply(node), request.header()));
      return drop(DropReason.RECEIVER_FAILED);
    }
  }

  // A request is refused with the result that fits, an answer ends its request.
  private Optional<String> rejected(
      DiameterHeader header, Decoded.Rejected<?> rejected, Burst burst) {
    if (!header.request()) {
      return owner.answer(header, rejected, burst);
    }
    reply(Diameter.encode(Refusals.refusal(node, header, rejected), header));
    return drop(DropReason.MALFORMED);
  }

  private Optional<String> drop(DropReason reason) {
    owner.dropped(reason);
    return Optional.empty();
  }

  private void request(DiameterRequest request) {
    int number = hopByHop++;
    reply(Diameter.encode(request, number, number));
  }

  private void reply(Octets message) {
    replies.add(message);
  }

  private void sendReplies() {
    for (var reply = replies.poll(); reply != null; reply = replies.poll()) {
      owner.send(connection, reply, Optional.empty());
    }
    var next = afterReplies;
    afterReplies = Optional.empty();
    next.ifPresent(Runnable::run);
  }

  private void giveUp() {
    if (state == State.WAIT_CER || state == State.WAIT_CEA) {
      close();
    }
  }

  private void closeAfterReplies() {
    turns.run(this::close);
  }

  private void close() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      watchdog.stop();
      connection.close();
      owner.closed(this, peer);
    }
  }

  @Override
  public String toString() {
    return peer.map(DiameterPeer::host).orElseGet(() -> connection.peer().toString());
  }
}
