package io.telcomesh.referencepoints.memory;

import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.sctp.Association;
import io.telcomesh.referencepoints.sctp.AssociationEnd;
import io.telcomesh.referencepoints.sctp.AssociationHandler;
import io.telcomesh.referencepoints.sctp.SctpMessage;
import io.telcomesh.referencepoints.sctp.SctpOptions;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// One half of an association; it knows the other one.
final class InMemoryAssociation implements Association {
  private static final int LONGEST_MESSAGE = 1 << 19;

  private enum State {
    SETTING_UP,
    UP,
    ENDING,
    ENDED
  }

  private final InMemoryNetwork network;
  private final InetSocketAddress local;
  private final InetSocketAddress peer;
  private final SctpOptions options;
  private final AssociationHandler handler;
  private final Queue<SctpMessage> unread = new ArrayDeque<>();
  private boolean stopped;
  private Optional<InMemoryAssociation> other = Optional.empty();
  private State state = State.SETTING_UP;
  private int streams;

  InMemoryAssociation(
      InMemoryNetwork network,
      InetSocketAddress local,
      InetSocketAddress peer,
      SctpOptions options,
      AssociationHandler handler) {
    this.network = network;
    this.local = local;
    this.peer = peer;
    this.options = options;
    this.handler = handler;
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

  boolean ended() {
    return state == State.ENDED;
  }

  void dial() {
    toPeer(this::arriveAtListener, () -> end(AssociationEnd.NOT_ESTABLISHED));
  }

  @Override
  public Optional<DropReason> send(SctpMessage message) {
    if (message.octets().length() > LONGEST_MESSAGE) {
      return Optional.of(DropReason.TOO_LONG);
    }
    if (state != State.UP || message.stream() >= streams) {
      return Optional.of(DropReason.NOT_CONNECTED);
    }
    toPeer(
        () -> other.ifPresent(half -> half.receive(message)),
        () -> {
          end(AssociationEnd.PEER_LOST);
          other.ifPresent(half -> half.end(AssociationEnd.PEER_LOST));
        });
    return Optional.empty();
  }

  @Override
  public void stopReading() {
    stopped = true;
  }

  @Override
  public void readOn() {
    network
        .scheduler()
        .after(
            Duration.ZERO,
            () -> {
              stopped = false;
              read();
            });
  }

  @Override
  public void shutdown() {
    if (state == State.UP) {
      state = State.ENDING;
      toPeer(
          () -> {
            other.ifPresent(half -> half.end(AssociationEnd.SHUT_DOWN));
            network.scheduler().after(Duration.ZERO, () -> end(AssociationEnd.SHUT_DOWN));
          },
          () -> end(AssociationEnd.PEER_LOST));
    }
  }

  @Override
  public void abort() {
    if (state == State.ENDED) {
      return;
    }
    var half = other;
    toPeer(() -> half.ifPresent(h -> h.end(AssociationEnd.ABORTED_BY_PEER)), () -> {});
    network.scheduler().after(Duration.ZERO, () -> end(AssociationEnd.ABORTED));
  }

  private void arriveAtListener() {
    var listener = network.sctpListeners().get(peer);
    if (listener == null || state != State.SETTING_UP) {
      end(AssociationEnd.NOT_ESTABLISHED);
      return;
    }
    var accepted = listener.accept(local);
    accepted.other = Optional.of(this);
    other = Optional.of(accepted);
    int both = Math.min(options.streams(), listener.options().streams());
    accepted.up(both);
    accepted.toPeer(() -> up(both), () -> accepted.end(AssociationEnd.PEER_LOST));
  }

  private void up(int both) {
    if (state == State.SETTING_UP) {
      state = State.UP;
      streams = both;
      handler.up(this);
    }
  }

  private void receive(SctpMessage message) {
    unread.add(message);
    read();
  }

  private void read() {
    while (!stopped && !unread.isEmpty()) {
      var message = unread.remove();
      if (state == State.UP || state == State.ENDING) {
        handler.received(this, List.of(message));
      }
    }
  }

  private void end(AssociationEnd how) {
    if (state != State.ENDED) {
      state = State.ENDED;
      streams = 0;
      handler.down(this, how);
    }
  }

  private void toPeer(Runnable arrival, Runnable unreachable) {
    network.reliably(local.getAddress(), peer.getAddress(), arrival, unreachable);
  }

  @Override
  public String toString() {
    return local + " to " + peer;
  }
}
