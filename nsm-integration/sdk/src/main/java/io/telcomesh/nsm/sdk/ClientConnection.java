package io.telcomesh.nsm.sdk;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import io.telcomesh.nsm.api.networkservice.NetworkServiceGrpc;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One connection of a client, from its first request to its close: asked for until it stands,
/// refreshed in time, asked for again when the manager says that it is down. All in one turn.
public final class ClientConnection implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());
  private static final Duration REQUEST_DEADLINE = Duration.ofSeconds(15);
  private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration SUSPECT = Duration.ofMillis(50);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final NsmClient client;
  private final ConnectionRequest wanted;
  private final Mechanism mechanism;
  private final Channel manager;
  private final Turn turn;
  private final LinkReport report;
  private final MonitoredConnection monitor;
  private final Context.CancellableContext life = Context.ROOT.withCancellation();

  private Optional<Connection> current = Optional.empty();
  private NsmClock.Pending next = () -> {};
  private Duration pause = SHORTEST_PAUSE;
  private Optional<Instant> failingSince = Optional.empty();
  private boolean healing;
  private boolean retired;
  private volatile boolean tried;
  private volatile boolean closed;
  private final Runnable whenRetired;

  ClientConnection(NsmClient client, ConnectionRequest wanted, LinkEvent.Listener listener) {
    this(client, wanted, listener, () -> {});
  }

  /// @param whenRetired is run when it has ended by itself, because it was retired
  ClientConnection(
      NsmClient client,
      ConnectionRequest wanted,
      LinkEvent.Listener listener,
      Runnable whenRetired) {
    this.client = client;
    this.wanted = wanted;
    this.whenRetired = whenRetired;
    this.mechanism = KernelMechanism.of(client.namespace(), wanted.interfaceName());
    this.manager = client.manager();
    this.turn = new Turn("nsm-" + wanted.id(client.name()), client.clock());
    this.report = new LinkReport(turn, client.probe(), event -> told(event, listener));
    var segment =
        PathSegment.newBuilder().setName(client.name()).setId(wanted.id(client.name())).build();
    this.monitor = new MonitoredConnection(manager, segment, turn, this::heard);
  }

  void start() {
    turn.execute(monitor::follow);
  }

  ConnectionRequest wanted() {
    return wanted;
  }

  /// Whether it was closed, by its owner or after it was retired.
  boolean ended() {
    return closed;
  }

  /// Whether it has stood once, or is refused for longer than a moment: who waits for it need not
  /// wait any more.
  boolean tried() {
    return tried;
  }

  /// Lets the connection live as long as it is well: once it is down it is closed, not healed.
  void retire(boolean retire) {
    turn.execute(() -> retired = retire);
  }

  /// Gives the connection back and returns when that is done or has failed.
  @Override
  public void close() {
    var impatience = client.clock().after(PATIENCE, () -> life.cancel(null));
    turn.execute(this::end);
    turn.close();
    impatience.cancel();
  }

  private void told(LinkEvent event, LinkEvent.Listener listener) {
    listener.changed(event);
    tried = true;
  }

  private void heard(MonitoredConnection.News news) {
    switch (news) {
      case MonitoredConnection.Found(Connection connection) -> {
        if (current.isEmpty()) {
          request(resumed(connection));
        } else if (down(connection)) {
          suspect();
        }
      }
      case MonitoredConnection.NotFound _ -> {
        if (current.isEmpty()) {
          request(wanted.fresh(client.name()));
        } else {
          suspect();
        }
      }
      case MonitoredConnection.Lost _ -> suspect();
      case MonitoredConnection.Well _ -> trust();
      case MonitoredConnection.RefreshWanted _ -> refresh();
    }
  }

  /// What a former life of this client has left at the manager. Where its endpoint has ended
  /// meanwhile it is down, and its interface still there: only on its path is it given up.
  private Connection resumed(Connection found) {
    return wanted.fits(found) && !down(found)
        ? wanted.again(found, client.name(), mechanism)
        : wanted.reselecting(found, client.name());
  }

  private static boolean down(Connection found) {
    return found.getState() == State.DOWN;
  }

  /// What the manager calls down is asked for again, unless it takes that back at once: the events
  /// of a reselection of our own arrive late.
  private void suspect() {
    if (current.isPresent() && !healing) {
      healing = true;
      schedule(SUSPECT, this::refresh);
    }
  }

  private void trust() {
    if (healing && pause.equals(SHORTEST_PAUSE)) {
      healing = false;
      schedule(RefreshTiming.delay(current.orElseThrow(), client.clock().now()), this::refresh);
    }
  }

  private void refresh() {
    current.ifPresentOrElse(
        connection -> request(wanted.again(connection, client.name(), mechanism)),
        () -> request(wanted.fresh(client.name())));
  }

  private void reselect() {
    current.ifPresent(connection -> request(wanted.reselecting(connection, client.name())));
  }

  private void request(Connection connection) {
    next.cancel();
    var request =
        NetworkServiceRequest.newBuilder()
            .setConnection(CallerToken.withToken(measured(connection), client.tokens().issue()))
            .addMechanismPreferences(mechanism)
            .build();
    Context caller = life.attach();
    try {
      stands(stub(REQUEST_DEADLINE).request(request));
    } catch (StatusRuntimeException refused) {
      failed(refused.getStatus());
    } finally {
      life.detach(caller);
    }
  }

  private void stands(Connection answer) {
    current = Optional.of(answer);
    healing = false;
    pause = SHORTEST_PAUSE;
    failingSince = Optional.empty();
    schedule(RefreshTiming.delay(answer, client.clock().now()), this::refresh);
    Links.atClient(answer, wanted.interfaceName())
        .ifPresentOrElse(
            report::up,
            () -> LOG.log(Level.WARNING, "{0}: no addresses", wanted.id(client.name())));
  }

  /// Until it stands again: the same once more while the manager does not answer or has refused for
  /// a moment only (after its restart the endpoint may not be registered yet), for the data path
  /// may be well; then chosen anew. Here belongs the table of NSM's heal with its liveness check of
  /// the data path.
  private void failed(Status status) {
    if (life.isCancelled()) {
      return;
    }
    LOG.log(Level.DEBUG, "{0} failed: {1}", wanted.id(client.name()), status);
    healing = current.isPresent();
    boolean hopeless = !unanswered(status) && failingFor().compareTo(GRACE) >= 0;
    if (hopeless || expired()) {
      tried = true;
      report.down();
      if (retired) {
        end();
        whenRetired.run();
        return;
      }
    }
    schedule(pause, hopeless && current.isPresent() ? this::reselect : this::refresh);
    pause = longer(pause);
  }

  private static boolean unanswered(Status status) {
    return switch (status.getCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> true;
      default -> false;
    };
  }

  private Duration failingFor() {
    Instant now = client.clock().now();
    Instant since = failingSince.orElse(now);
    failingSince = Optional.of(since);
    return Duration.between(since, now);
  }

  private boolean expired() {
    return current
        .flatMap(RefreshTiming::ends)
        .filter(ends -> !ends.isAfter(client.clock().now()))
        .isPresent();
  }

  private void end() {
    if (closed) {
      return;
    }
    closed = true;
    next.cancel();
    monitor.stop();
    report.down();
    current.ifPresent(this::giveBack);
    turn.finish();
  }

  private void giveBack(Connection connection) {
    var last = wanted.again(connection, client.name(), mechanism);
    try {
      var _ = stub(CLOSE_DEADLINE).close(CallerToken.withToken(last, client.tokens().issue()));
    } catch (StatusRuntimeException failed) {
      LOG.log(Level.INFO, "{0} was not closed: {1}", wanted.id(client.name()), failed.getStatus());
    }
  }

  private void schedule(Duration delay, Runnable task) {
    next.cancel();
    next = turn.after(delay, () -> unlessClosed(task));
  }

  private void unlessClosed(Runnable task) {
    if (!closed) {
      task.run();
    }
  }

  private Connection measured(Connection connection) {
    var segment = ConnectionPath.own(connection).toBuilder();
    segment.putMetrics("client_interface", KernelMechanism.TYPE + "/" + wanted.interfaceName());
    return ConnectionPath.withOwn(connection, segment.build());
  }

  private NetworkServiceGrpc.NetworkServiceBlockingStub stub(Duration deadline) {
    return NetworkServiceGrpc.newBlockingStub(manager)
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }
}
