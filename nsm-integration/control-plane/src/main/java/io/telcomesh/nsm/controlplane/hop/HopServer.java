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
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/// The NSM service of a hop. Requests, refreshes and closes of one connection take their turns in
/// the order they come; other connections go on beside them.
public final class HopServer extends NetworkServiceGrpc.NetworkServiceImplBase {
  private static final System.Logger LOG = System.getLogger(HopServer.class.getName());

  private final String name;
  private final Transport transport;
  private final NsmClock clock;
  private final Supplier<HeldConnection> component;
  private final NextHop nextHop;
  private final ConnectionMonitor monitor = new ConnectionMonitor();
  private volatile boolean ending;
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
          if (entry.held() != null) {
            entry.release();
            monitor.delete(id);
            LOG.log(Level.INFO, "{0} closed {1}, {2}", name, id, why);
          }
          entries.remove(id, entry);
          return id;
        });
  }

  /// Takes no more requests and closes all connections, side by side.
  public void closeAll() {
    ending = true;
    try (var closers = Executors.newVirtualThreadPerTaskExecutor()) {
      List.copyOf(entries.keySet())
          .forEach(id -> closers.execute(() -> close(id, "because " + name + " ends")));
    }
  }

  private Connection request(NetworkServiceRequest request) {
    long begun = System.nanoTime();
    var asked = request.getConnection();
    var entered = enter(asked);
    if (!entries.containsKey(entered.getId())) {
      closeFormerLives(entered);
    }
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

  /// A client that was killed, and whose manager was too, asks for its connection on a fresh path:
  /// what is held under the old one would keep its interface's name for as long as its token lives.
  private void closeFormerLives(Connection entered) {
    entries.values().stream()
        .filter(entry -> entry.formerLifeOf(entered))
        .map(Entry::id)
        .toList()
        .forEach(id -> close(id, "because its client asks for it on another path"));
  }

  private Connection request(Entry entry, NetworkServiceRequest request) {
    if (ending) {
      entries.remove(entry.id(), entry);
      throw Status.UNAVAILABLE.withDescription(name + " is ending").asRuntimeException();
    }
    if (request.getConnection().getState() == State.RESELECT_REQUESTED) {
      entry.release();
    }
    var known = entry.held();
    var held = known == null ? component.get() : known;
    try {
      var made = held.request(request).toBuilder().setState(State.UP).build();
      entry.established(held, made);
      if (known == null) {
        requireCaller();
      }
      monitor.update(made);
      return made;
    } catch (RuntimeException refused) {
      var why = Answers.status(refused).getDescription();
      LOG.log(Level.INFO, "{0} cannot connect {1}: {2}", name, entry.id(), why);
      if (known == null) {
        entry.release();
        entries.remove(entry.id(), entry);
        monitor.delete(entry.id());
      } else {
        entry.tell(State.DOWN);
      }
      throw refused;
    }
  }

  /// A caller that has left will never close what it does not know it has.
  private static void requireCaller() {
    if (Context.current().isCancelled()) {
      throw Status.CANCELLED
          .withDescription("the caller left before the answer")
          .asRuntimeException();
    }
  }

  private Entry newEntry(String id) {
    return new Entry(id, nextHop, monitor, clock, why -> close(id, why));
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
      var entry = make ? entries.computeIfAbsent(id, this::newEntry) : entries.get(id);
      if (entry == null) {
        return step.apply(newEntry(id));
      }
      entry.awaitTurn();
      try {
        if (entries.get(id) == entry) {
          return step.apply(entry);
        }
      } finally {
        entry.endTurn();
      }
    }
  }
}
