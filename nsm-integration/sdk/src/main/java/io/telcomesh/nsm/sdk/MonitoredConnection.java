package io.telcomesh.nsm.sdk;

import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.ConnectionEvent;
import io.telcomesh.nsm.api.connection.ConnectionEventType;
import io.telcomesh.nsm.api.connection.MonitorConnectionGrpc;
import io.telcomesh.nsm.api.connection.MonitorScopeSelector;
import io.telcomesh.nsm.api.connection.PathSegment;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// What the manager knows of one connection of ours: a stream that is opened again whenever it
/// breaks, so that the end of a manager is noticed when the next one knows nothing of us.
final class MonitoredConnection {

  /// What was learnt.
  sealed interface News permits Found, NotFound, Well, Lost, RefreshWanted {}

  /// At the beginning of a stream: the manager has it, be it up or down.
  record Found(Connection connection) implements News {}

  /// At the beginning of a stream: the manager has it not.
  record NotFound() implements News {}

  /// It was requested with success.
  record Well() implements News {}

  /// It is down or deleted.
  record Lost() implements News {}

  /// The endpoint's side asks for a new request.
  record RefreshWanted() implements News {}

  private static final Duration RETRY = Duration.ofMillis(200);

  private final Channel manager;
  private final PathSegment own;
  private final Turn turn;
  private final Consumer<News> listener;

  private Context.CancellableContext stream = Context.ROOT.withCancellation();
  private boolean stopped;

  MonitoredConnection(Channel manager, PathSegment own, Turn turn, Consumer<News> listener) {
    this.manager = manager;
    this.own = own;
    this.turn = turn;
    this.listener = listener;
  }

  /// Opens the stream; called in the connection's turn, as all that follows is.
  void follow() {
    if (stopped) {
      return;
    }
    stream = Context.ROOT.withCancellation();
    var ours = MonitorScopeSelector.newBuilder().addPathSegments(own).build();
    stream.run(() -> MonitorConnectionGrpc.newStub(manager).monitorConnections(ours, new Events()));
  }

  void stop() {
    stopped = true;
    var _ = stream.cancel(null);
  }

  private void heard(ConnectionEvent event) {
    if (!stopped) {
      news(event).ifPresent(listener);
    }
  }

  private Optional<News> news(ConnectionEvent event) {
    var ours = event.getConnectionsMap().values().stream().filter(this::ours).findFirst();
    if (event.getType() == ConnectionEventType.INITIAL_STATE_TRANSFER) {
      return Optional.of(ours.<News>map(Found::new).orElse(new NotFound()));
    }
    return ours.map(connection ->
        event.getType() == ConnectionEventType.DELETE
            ? new Lost()
            : switch (connection.getState()) {
              case DOWN -> new Lost();
              case REFRESH_REQUESTED -> new RefreshWanted();
              case UP, RESELECT_REQUESTED, UNRECOGNIZED -> new Well();
            });
  }

  /// Our segment is first in the path, the emitter is we or the next.
  private boolean ours(Connection connection) {
    var path = connection.getPath();
    return path.getPathSegmentsCount() > 0
        && path.getPathSegments(0).getId().equals(own.getId())
        && Integer.compareUnsigned(path.getIndex(), 1) <= 0;
  }

  private void broken() {
    if (!stopped) {
      var _ = turn.after(RETRY, this::follow);
    }
  }

  private final class Events implements StreamObserver<ConnectionEvent> {
    @Override
    public void onNext(ConnectionEvent event) {
      turn.execute(() -> heard(event));
    }

    @Override
    public void onError(Throwable failure) {
      turn.execute(MonitoredConnection.this::broken);
    }

    @Override
    public void onCompleted() {
      turn.execute(MonitoredConnection.this::broken);
    }
  }
}
