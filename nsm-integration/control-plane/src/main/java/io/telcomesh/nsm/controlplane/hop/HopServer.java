package io.telcomesh.nsm.controlplane.hop;

import com.google.protobuf.Empty;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import io.telcomesh.nsm.sdk.CallerToken;
import io.telcomesh.nsm.sdk.ConnectionMonitor;
import io.telcomesh.nsm.sdk.ConnectionPath;
import io.telcomesh.nsm.sdk.NsmClock;
import io.telcomesh.nsm.sdk.Transport;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The NSM service of a hop. Requests, refreshes and closes of one connection take their turns in
/// the order they come; other connections go on beside them.
public final class HopServer extends NetworkServiceGrpc.NetworkServiceImplBase {
  private static final System.Logger LOG = System.getLogger(HopServer.class.getName());
  private static final long WAIT_SECONDS = 15;

  private final String name;
  private final Transport transport;
  private final NsmClock clock;
  private final Supplier<HeldConnection> component;
  private final NextHop nextHop;
  private final ConnectionMonitor monitor = new ConnectionMonitor();
  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

  /// `held` makes what a component of this kind holds of a new connection.
  public HopServer(
      String name, Transport transport, NsmClock clock, Supplier<HeldConnection> held) {
    this.name = name;
    this.transport = transport;
    this.clock = clock;
    this.component = held;
    this.nextHop = new NextHop(transport);
  }

  /// Tells of this component's connections.
  public ConnectionMonitor monitor() {
    return monitor;
  }

  @Override
  public void request(NetworkServiceRequest request, StreamObserver<Connection> answer) {
    Answers.answer(answer, () -> request(request));
  }

  @Override
  public void close(Connection connection, StreamObserver<Empty> answer) {
    Answers.answer(
        answer,
        () -> {
          var entered = enter(connection);
          close(entered.getId(), "by its client");
          return Empty.getDefaultInstance();
        });
  }

  /// Closes the connection that has the id here; one that is not known is closed already.
  public void close(String id, String why) {
    inTurn(
        id,
        false,
        entry -> {
          if (entry.held != null) {
            entry.release();
            monitor.delete(id);
            LOG.log(Level.INFO, "{0} closed {1}, {2}", name, id, why);
          }
          entries.remove(id, entry);
          return id;
        });
  }

  /// Closes all connections, side by side.
  public void closeAll() {
    try (var closers = Executors.newVirtualThreadPerTaskExecutor()) {
      List.copyOf(entries.keySet())
          .forEach(id -> closers.execute(() -> close(id, "because " + name + " ends")));
    }
  }

  /// How many connections there are.
  public int size() {
    return entries.size();
  }

  private Connection request(NetworkServiceRequest request) {
    long begun = System.nanoTime();
    var asked = request.getConnection();
    var entered = enter(asked);
    var made =
        inTurn(
            entered.getId(),
            true,
            entry -> request(entry, request.toBuilder().setConnection(entered).build()));
    LOG.log(
        Level.INFO,
        "{0} connected {1} of {2} to {3} of {4} in {5} ms",
        name,
        made.getId(),
        made.getPath().getPathSegments(0).getName(),
        made.getNetworkServiceEndpointName(),
        made.getNetworkService(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    return ConnectionPath.leave(made, asked);
  }

  private Connection request(Entry entry, NetworkServiceRequest request) {
    if (request.getConnection().getState() == State.RESELECT_REQUESTED) {
      entry.release();
    }
    var known = entry.held;
    var held = known == null ? component.get() : known;
    try {
      var made = held.request(request).toBuilder().setState(State.UP).build();
      entry.established(held, made);
      monitor.update(made);
      return made;
    } catch (RuntimeException refused) {
      var why = Answers.status(refused).getDescription();
      LOG.log(Level.INFO, "{0} cannot connect {1}: {2}", name, entry.id, why);
      if (known == null) {
        entries.remove(entry.id, entry);
        monitor.delete(entry.id);
      } else {
        entry.tell(State.DOWN);
      }
      throw refused;
    }
  }

  private Connection enter(Connection asked) {
    if (asked.getPath().getPathSegmentsCount() == 0) {
      throw Status.PERMISSION_DENIED
          .withDescription("the path has no segment of the caller's")
          .asRuntimeException();
    }
    var entered = ConnectionPath.enter(asked, name);
    if (entered.getPath().getIndex() == 0) {
      throw Status.PERMISSION_DENIED
          .withDescription("the caller may not be called " + name + " as its next hop is")
          .asRuntimeException();
    }
    return CallerToken.written(entered, CallerToken.ofCall(), transport.tokens().issue());
  }

  /// Runs the step when it is this connection's turn, on an entry that is still in use.
  private <T> T inTurn(String id, boolean make, Function<Entry, T> step) {
    while (true) {
      var entry = make ? entries.computeIfAbsent(id, Entry::new) : entries.get(id);
      if (entry == null) {
        return step.apply(new Entry(id));
      }
      entry.await();
      try {
        if (entries.get(id) == entry) {
          return step.apply(entry);
        }
      } finally {
        entry.turn.unlock();
      }
    }
  }

  private static long remaining(Instant until, Instant now) {
    return Math.max(0, Duration.between(now, until).toMillis());
  }

  /// What the component has of one connection.
  private final class Entry {
    final String id;
    final ReentrantLock turn = new ReentrantLock(true);
    @Nullable HeldConnection held;
    @Nullable Connection connection;
    private @Nullable String following;
    private Runnable stopFollowing = () -> {};
    private NsmClock.Pending expiry = () -> {};

    Entry(String id) {
      this.id = id;
    }

    void await() {
      var deadline = Context.current().getDeadline();
      try {
        long wait =
            deadline == null
                ? TimeUnit.SECONDS.toMillis(WAIT_SECONDS)
                : deadline.timeRemaining(TimeUnit.MILLISECONDS);
        if (turn.tryLock(wait, TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw Status.CANCELLED.withCause(interrupted).asRuntimeException();
      }
      throw Status.DEADLINE_EXCEEDED
          .withDescription(name + ": another request for " + id + " is still being served")
          .asRuntimeException();
    }

    synchronized void established(HeldConnection by, Connection made) {
      held = by;
      connection = made;
      expiry.cancel();
      expiry = () -> {};
      var previous = ConnectionPath.previous(made).orElseThrow();
      if (previous.hasExpires()) {
        var until =
            Instant.ofEpochSecond(
                previous.getExpires().getSeconds(), previous.getExpires().getNanos());
        expiry = clock.after(Duration.ofMillis(remaining(until, clock.now())), this::expire);
      }
      follow(by, made);
    }

    void release() {
      expiry.cancel();
      stopFollowing();
      if (held != null) {
        held.close();
        held = null;
      }
    }

    /// Tells the state of the connection, which stays what it is.
    synchronized void tell(State state) {
      var known = connection;
      if (known != null && known.getState() != state) {
        connection = known.toBuilder().setState(state).build();
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

    private synchronized void stopFollowing() {
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
              .start(() -> close(id, "because it was not refreshed in time"));
    }
  }
}
