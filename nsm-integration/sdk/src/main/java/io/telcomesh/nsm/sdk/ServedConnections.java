package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.networkservice.NetworkServiceRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The connections an endpoint serves: each with its client's lease, its link and the time at which
/// it is closed unless it is refreshed. Lives in the endpoint's turn.
final class ServedConnections {

  private record Served(Connection connection, LinkReport report, NsmClock.Pending timeout) {}

  private final String name;
  private final EndpointAnswers answers;
  private final ConnectionMonitor monitor;
  private final TokenSource tokens;
  private final NsmClock clock;
  private final Turn turn;
  private final Supplier<LinkReport> reports;

  private final Map<String, Served> served = new LinkedHashMap<>();
  private volatile List<Connection> all = List.of();

  ServedConnections(
      String name,
      EndpointAnswers answers,
      ConnectionMonitor monitor,
      TokenSource tokens,
      NsmClock clock,
      Turn turn,
      Supplier<LinkReport> reports) {
    this.name = name;
    this.answers = answers;
    this.monitor = monitor;
    this.tokens = tokens;
    this.clock = clock;
    this.turn = turn;
    this.reports = reports;
  }

  /// Serves a first request or a refresh.
  ///
  /// @param caller the token that came with the call
  /// @param deadline what was left of the call's time; the connection ends that much before its
  ///   previous segment
  Connection request(NetworkServiceRequest request, Optional<Token> caller, Duration deadline) {
    var asked = request.getConnection();
    var entered = CallerToken.written(ConnectionPath.enter(asked, name), caller, tokens.issue());
    var life = life(entered).minus(deadline);
    dropFormerLife(entered);
    var answer = answers.answer(request, entered, others(entered.getId()));
    keep(answer, life);
    return ConnectionPath.leave(answer, asked);
  }

  /// Ends a connection; one that is not known has ended already.
  void close(Connection asked) {
    drop(ConnectionPath.enter(asked, name).getId());
  }

  /// Ends all, without a word to anyone on the way.
  void abandon() {
    List.copyOf(served.keySet()).forEach(this::drop);
  }

  List<Connection> all() {
    return all;
  }

  private Duration life(Connection entered) {
    return ConnectionPath.previous(entered)
        .filter(PathSegment::hasExpires)
        .map(segment -> Duration.between(clock.now(), Token.instant(segment.getExpires())))
        .orElseThrow(() ->
            Status.PERMISSION_DENIED
                .withDescription("the caller's path segment does not say when it expires")
                .asRuntimeException());
  }

  /// A client that has forgotten its connection and asks for it as a new one.
  private void dropFormerLife(Connection entered) {
    var client = EndpointAnswers.client(entered);
    served.values().stream()
        .map(Served::connection)
        .filter(other -> EndpointAnswers.client(other).equals(client))
        .map(Connection::getId)
        .filter(id -> !id.equals(entered.getId()))
        .toList()
        .forEach(this::drop);
  }

  private Collection<Connection> others(String id) {
    return served.values().stream()
        .map(Served::connection)
        .filter(connection -> !connection.getId().equals(id))
        .toList();
  }

  private void keep(Connection answer, Duration life) {
    String id = answer.getId();
    Served before = served.get(id);
    if (before != null) {
      before.timeout().cancel();
    }
    var report = before == null ? reports.get() : before.report();
    var timeout = turn.after(life.isNegative() ? Duration.ZERO : life, () -> drop(id));
    served.put(id, new Served(answer, report, timeout));
    publish();
    monitor.update(answer);
    Links.atEndpoint(answer).ifPresent(report::up);
  }

  private void drop(String id) {
    Served gone = served.remove(id);
    if (gone != null) {
      gone.timeout().cancel();
      answers.forget(gone.connection());
      publish();
      gone.report().down();
      monitor.delete(id);
    }
  }

  private void publish() {
    all = served.values().stream().map(Served::connection).toList();
  }
}
