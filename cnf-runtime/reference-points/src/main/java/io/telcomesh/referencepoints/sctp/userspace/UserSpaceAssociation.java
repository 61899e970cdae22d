package io.telcomesh.referencepoints.sctp.userspace;

import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;

/// An association of the engine. Everything but the methods of [Association] runs on its thread.
final class UserSpaceAssociation implements Association, WatchedSocket {
  private static final System.Logger LOG = System.getLogger(UserSpaceAssociation.class.getName());

  private static final int BURST = 256;

  private final Engine engine;
  private final InetSocketAddress local;
  private final InetSocketAddress peer;
  private final SctpOptions options;
  private final AssociationHandler handler;
  private final Queue<Carrier> ways;
  private final Queue<SctpMessage> pending = new ArrayDeque<>();
  private final AtomicLong queuedOctets = new AtomicLong();
  private Optional<AssociationSocket> socket = Optional.empty();
  private volatile boolean shuttingDown;
  private boolean stopped;
  private boolean weAborted;
  private boolean ended;
  private volatile int streams;

  /// @param ways the carriers to try when it is dialled, one after the other; retained for it
  UserSpaceAssociation(
      Engine engine,
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler,
      Queue<Carrier> ways) {
    this.engine = engine;
    this.local = local;
    this.peer = peer;
    this.options = options;
    this.handler = handler;
    this.ways = ways;
  }

  @Override
  public InetSocketAddress local() {
    return local;
  }

  @Override
  public InetSocketAddress peer() {
    return peer;
  }

  @Override
  public int streams() {
    return streams;
  }

  @Override
  public Optional<DropReason> send(SctpMessage message) {
    int length = message.octets().length();
    if (length > Engine.LONGEST_MESSAGE) {
      return Optional.of(DropReason.TOO_LONG);
    }
    if (shuttingDown || message.stream() >= streams) {
      return Optional.of(DropReason.NOT_CONNECTED);
    }
    if (queuedOctets.get() + length > options.sendQueueOctets()) {
      return Optional.of(DropReason.CONGESTED);
    }
    queuedOctets.addAndGet(length);
    engine.execute(() -> {
      pending.add(message);
      engine.pumpSoon(this);
    });
    return Optional.empty();
  }

  @Override
  public void stopReading() {
    stopped = true;
  }

  @Override
  public void readOn() {
    engine.execute(() -> {
      stopped = false;
      socket.ifPresent(AssociationSocket::lookAgain);
    });
  }

  @Override
  public void shutdown() {
    engine.execute(() -> {
      shuttingDown = true;
      engine.pumpSoon(this);
    });
  }

  @Override
  public void abort() {
    engine.execute(this::closeNow);
  }

  @Override
  public void closeNow() {
    weAborted = true;
    socket.ifPresent(AssociationSocket::abortOnClose);
    end(AssociationEnd.ABORTED);
  }

  /// Dials over the next carrier that is left to try; ends when there is none.
  void dial() throws IOException {
    var way = ways.poll();
    if (way == null) {
      end(AssociationEnd.NOT_ESTABLISHED);
      return;
    }
    try {
      var address = (Inet4Address) peer.getAddress();
      var link = engine.network().link(way, address, engine.udpPort(way));
      socket = Optional.of(AssociationSocket.dial(engine, link, local, peer, options, this));
    } finally {
      engine.network().release(way);
    }
  }

  /// Takes over what the listener accepted.
  void accepted(AssociationSocket accepted) {
    socket = Optional.of(accepted);
    accepted.watch(this);
    accepted.lookAgain();
  }

  @Override
  public void look() {
    var burst = new ArrayList<SctpMessage>();
    boolean more = true;
    while (more && !stopped && socket.isPresent() && burst.size() < BURST) {
      more =
          switch (socket.get().read()) {
            case SocketEvent.Nothing() -> false;
            case SocketEvent.Message(var message) -> burst.add(message);
            case SocketEvent event -> {
              deliver(burst);
              happened(event);
              yield true;
            }
          };
    }
    deliver(burst);
    if (more && !stopped) {
      socket.ifPresent(AssociationSocket::lookAgain);
    }
    pump();
  }

  private void deliver(List<SctpMessage> burst) {
    if (!burst.isEmpty() && !ended) {
      var whole = List.copyOf(burst);
      tell(() -> handler.received(this, whole));
    }
    burst.clear();
  }

  private void happened(SocketEvent event) {
    switch (event) {
      case SocketEvent.Up(int outbound, int inbound) -> {
        streams = Math.min(outbound, inbound);
        tell(() -> handler.up(this));
      }
      case SocketEvent.Restarted() -> tell(() -> handler.restarted(this));
      case SocketEvent.Lost(boolean abortedByPeer) ->
          end(abortedByPeer ? AssociationEnd.ABORTED_BY_PEER : AssociationEnd.PEER_LOST);
      case SocketEvent.ShutDown() -> end(AssociationEnd.SHUT_DOWN);
      case SocketEvent.CannotStart() -> {
        closeSocket();
        dialAnotherWay();
      }
      case SocketEvent.TooLong() -> closeNow();
      case SocketEvent.Message _, SocketEvent.Other _, SocketEvent.Nothing _ -> {}
    }
  }

  private void dialAnotherWay() {
    try {
      dial();
    } catch (IOException refused) {
      LOG.log(System.Logger.Level.WARNING, "Dialling " + this + " failed", refused);
      end(AssociationEnd.NOT_ESTABLISHED);
    }
  }

  /// Gives the library what waits, as far as it takes it. Several messages share packets: only the
  /// last one is sent without delay.
  void pump() {
    while (!pending.isEmpty() && socket.isPresent()) {
      var message = pending.element();
      if (!socket.get().send(message, pending.size() > 1)) {
        return;
      }
      pending.remove();
      queuedOctets.addAndGet(-message.octets().length());
    }
    if (shuttingDown) {
      socket.ifPresent(AssociationSocket::shutdown);
    }
  }

  private void end(AssociationEnd end) {
    if (ended) {
      return;
    }
    ended = true;
    streams = 0;
    closeSocket();
    ways.forEach(engine.network()::release);
    ways.clear();
    pending.clear();
    tell(() -> handler.down(this, weAborted ? AssociationEnd.ABORTED : end));
  }

  // A handler's mistake is logged, and the association goes on.
  private void tell(Runnable handling) {
    try {
      handling.run();
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "The handler of " + this + " failed", mistake);
    }
  }

  private void closeSocket() {
    socket.ifPresent(AssociationSocket::close);
    socket = Optional.empty();
  }

  /// For the log.
  @Override
  public String toString() {
    return local + " to " + peer;
  }
}
