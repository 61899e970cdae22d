package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Mechanism;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/// One connection of a client, from its first request to its close: asked for until it stands,
/// refreshed in time, and healed as [Heal] says. All in one turn.
public final class ClientConnection implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(ClientConnection.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofMillis(50);

  private final NsmClient client;
  private final ConnectionRequest wanted;
  private final Mechanism mechanism;
  private final ManagerCalls manager;
  private final Turn turn;
  private final LinkReport report;
  private final Liveness liveness;
  private final MonitoredConnection monitor;
  private final Heal heal = new Heal();
  private final Runnable whenRetired;

  private Optional<Connection> current = Optional.empty();
  private NsmClock.Pending next = () -> {};
  private boolean retired;
  private volatile boolean tried;
  private volatile boolean closed;

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
    this.manager = new ManagerCalls(client.manager(), client.tokens(), mechanism);
    this.turn = new Turn("nsm-" + wanted.id(client.name()), client.clock());
    this.report = new LinkReport(turn, client.probe(), event -> told(event, listener));
    this.liveness =
        new Liveness(
            turn,
            client.probe(),
            client.pings(),
            () -> unlessClosed(() -> learnt(Heal.Event.DATA_PATH_DEAD)));
    var segment =
        PathSegment.newBuilder().setName(client.name()).setId(wanted.id(client.name())).build();
    this.monitor = new MonitoredConnection(client.manager(), segment, turn, this::heard);
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
    var impatience = client.clock().after(PATIENCE, manager::leave);
    turn.execute(this::end);
    turn.close();
    impatience.cancel();
  }

  private void told(LinkEvent event, LinkEvent.Listener listener) {
    switch (event) {
      case LinkEvent.Up(Link link) -> liveness.watch(link);
      case LinkEvent.Moved(Link _, Link to) -> liveness.watch(to);
      case LinkEvent.Down _ -> liveness.stop();
    }
    listener.changed(event);
    tried = true;
  }

  private void heard(MonitoredConnection.News news) {
    switch (news) {
      case MonitoredConnection.Found(Connection found) -> {
        if (current.isEmpty()) {
          resume(found);
        } else if (found.getState() == State.DOWN) {
          learnt(Heal.Event.SAID_DOWN);
        }
      }
      case MonitoredConnection.NotFound _ -> {
        if (heal.state() == Heal.State.ASKING) {
          ask();
        } else {
          learnt(Heal.Event.SAID_DOWN);
        }
      }
      case MonitoredConnection.Lost _ -> learnt(Heal.Event.SAID_DOWN);
      case MonitoredConnection.Well _ -> learnt(Heal.Event.SAID_UP);
      case MonitoredConnection.RefreshWanted _ -> learnt(Heal.Event.REFRESH_WANTED);
    }
  }

  /// What a former life of this client has left at the manager. Where its endpoint has ended
  /// meanwhile it is down, and its interface still there: only on its path is it given up.
  private void resume(Connection found) {
    current = Optional.of(found);
    heal.resume();
    boolean usable = wanted.fits(found) && found.getState() != State.DOWN;
    act(heal.on(usable ? Heal.Event.REFRESH_WANTED : Heal.Event.REFUSED_FOR_GOOD));
  }

  private void learnt(Heal.Event event) {
    var before = heal.state();
    var then = heal.on(event);
    if (before != heal.state()) {
      LOG.log(
          Level.INFO,
          "{0}: {1}, {2} -> {3}",
          wanted.id(client.name()),
          event,
          before,
          heal.state());
    }
    if (heal.hopeless() || expired()) {
      tried = true;
      report.down();
      if (retired) {
        end();
        whenRetired.run();
        return;
      }
    }
    act(then);
  }

  private void act(Heal.Then then) {
    switch (then) {
      case NOTHING -> {}
      case REFRESH_IN_TIME ->
          schedule(RefreshTiming.delay(current.orElseThrow(), client.clock().now()), this::ask);
      case ASK_NOW -> ask();
      case ASK_SOON -> schedule(SOON, this::ask);
      case ASK_LATER -> schedule(heal.pause(), this::ask);
      case RESELECT_NOW -> reselect();
      case RESELECT_LATER -> schedule(heal.pause(), this::reselect);
    }
  }

  private void ask() {
    request(
        current
            .map(connection -> wanted.again(connection, client.name(), mechanism))
            .orElseGet(() -> wanted.fresh(client.name())));
  }

  private void reselect() {
    request(wanted.reselecting(current.orElseThrow(), client.name()));
  }

  private void request(Connection connection) {
    next.cancel();
    switch (manager.request(connection)) {
      case ManagerCalls.Accepted(Connection answer) -> accepted(answer);
      case ManagerCalls.Silent(Status status) -> failed(status, Heal.Event.SILENT);
      case ManagerCalls.Refused(Status status) -> failed(status, Heal.Event.REFUSED);
      case ManagerCalls.Left _ -> {}
    }
  }

  private void accepted(Connection answer) {
    current = Optional.of(answer);
    learnt(Heal.Event.ACCEPTED);
    Links.atClient(answer, wanted.interfaceName())
        .ifPresentOrElse(
            report::up,
            () -> LOG.log(Level.WARNING, "{0}: no addresses", wanted.id(client.name())));
  }

  private void failed(Status status, Heal.Event event) {
    LOG.log(Level.DEBUG, "{0} failed: {1}", wanted.id(client.name()), status);
    learnt(event);
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
    current.ifPresent(
        connection -> manager.close(wanted.again(connection, client.name(), mechanism)));
    turn.finish();
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
}
