package io.telcomesh.nsm.controlplane.hop;

import io.grpc.Context;
import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.sdk.ConnectionMonitor;
import io.telcomesh.nsm.sdk.ConnectionPath;
import io.telcomesh.nsm.sdk.NsmClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a hop has of one connection: whose turn it is, what is held, until when, and what the next
/// hop tells of it.
final class Entry {
  private static final long WAIT_SECONDS = 15;

  private final String id;
  private final NextHop nextHop;
  private final ConnectionMonitor monitor;
  private final NsmClock clock;
  private final Consumer<String> close;
  private final ReentrantLock turn = new ReentrantLock(true);
  private @Nullable HeldConnection held;
  private @Nullable Connection connection;
  private @Nullable String following;
  private Runnable stopFollowing = () -> {};
  private NsmClock.Pending expiry = () -> {};

  /// `close` closes this connection for the reason it is given.
  Entry(
      String id,
      NextHop nextHop,
      ConnectionMonitor monitor,
      NsmClock clock,
      Consumer<String> close) {
    this.id = id;
    this.nextHop = nextHop;
    this.monitor = monitor;
    this.clock = clock;
    this.close = close;
  }

  String id() {
    return id;
  }

  @Nullable HeldConnection held() {
    return held;
  }

  /// Whether it is held for the same client's connection, which has come here by another path. A
  /// path may come here twice, through an endpoint that passes on: then it names both.
  synchronized boolean formerLifeOf(Connection asked) {
    return connection != null
        && client(connection).equals(client(asked))
        && asked.getPath().getPathSegmentsList().stream()
            .noneMatch(segment -> segment.getId().equals(id));
  }

  private static String client(Connection of) {
    var first = of.getPath().getPathSegments(0);
    return first.getName() + "/" + first.getId();
  }

  /// Waits for the caller's turn, as long as its call may take.
  ///
  /// @throws io.grpc.StatusRuntimeException when it does not come in time
  void awaitTurn() {
    var deadline = Context.current().getDeadline();
    long wait =
        deadline == null
            ? TimeUnit.SECONDS.toMillis(WAIT_SECONDS)
            : deadline.timeRemaining(TimeUnit.MILLISECONDS);
    try {
      if (turn.tryLock(wait, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withCause(interrupted).asRuntimeException();
    }
    throw Status.DEADLINE_EXCEEDED
        .withDescription("another request for " + id + " is still being served")
        .asRuntimeException();
  }

  void endTurn() {
    turn.unlock();
  }

  /// The connection stands, until its caller's token expires.
  synchronized void established(HeldConnection by, Connection made) {
    held = by;
    connection = made;
    expiry.cancel();
    expiry = () -> {};
    var previous = ConnectionPath.previous(made).orElseThrow();
    if (previous.hasExpires()) {
      var expires = previous.getExpires();
      var until = Instant.ofEpochSecond(expires.getSeconds(), expires.getNanos());
      var left = Duration.between(clock.now(), until);
      expiry = clock.after(left.isNegative() ? Duration.ZERO : left, this::expire);
    }
    follow(by, made);
  }

  /// Closes what is held, if anything.
  void release() {
    expiry.cancel();
    forget();
    if (held != null) {
      held.close();
      held = null;
    }
  }

  private synchronized void forget() {
    stopFollowing();
    connection = null;
  }

  /// Tells the state of the connection, which stays what it is.
  synchronized void tell(State state) {
    if (connection != null && connection.getState() != state) {
      connection = connection.toBuilder().setState(state).build();
      monitor.update(connection);
    }
  }

  private void follow(HeldConnection by, Connection made) {
    var next = ConnectionPath.next(made);
    if (next.isEmpty()) {
      return;
    }
    var wanted = by.nextHop() + " " + next.get().getName() + " " + next.get().getId();
    if (!wanted.equals(following)) {
      stopFollowing();
      stopFollowing = nextHop.follow(by.nextHop(), next.get(), this::tell, this::broken);
      following = wanted;
    }
  }

  private void stopFollowing() {
    stopFollowing.run();
    stopFollowing = () -> {};
    following = null;
  }

  private synchronized void broken() {
    following = null;
    tell(State.DOWN);
  }

  private void expire() {
    var _ =
        Thread.ofVirtual()
            .name("closes " + id)
            .start(() -> close.accept("because it was not refreshed in time"));
  }
}
