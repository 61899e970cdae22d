package io.telcomesh.nsm.sdk;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.ConnectionEvent;
import io.telcomesh.nsm.api.connection.ConnectionEventType;
import io.telcomesh.nsm.api.connection.MonitorConnectionGrpc;
import io.telcomesh.nsm.api.connection.MonitorScopeSelector;
import io.telcomesh.nsm.api.connection.PathSegment;
import io.telcomesh.nsm.api.connection.State;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells whoever asks which connections a component holds, as that component sees them: all that
/// fit the selector at once, an empty map included, then each change.
public final class ConnectionMonitor extends MonitorConnectionGrpc.MonitorConnectionImplBase {

  private final Map<String, Connection> connections = new HashMap<>();
  private final Map<StreamObserver<ConnectionEvent>, MonitorScopeSelector> watchers =
      new LinkedHashMap<>();

  @Override
  public synchronized void monitorConnections(
      MonitorScopeSelector selector, StreamObserver<ConnectionEvent> watcher) {
    ((ServerCallStreamObserver<ConnectionEvent>) watcher).setOnCancelHandler(() -> forget(watcher));
    var first = ConnectionEvent.newBuilder().setType(ConnectionEventType.INITIAL_STATE_TRANSFER);
    connections.forEach((id, connection) -> {
      if (selects(selector, connection)) {
        first.putConnections(id, connection);
      }
    });
    watcher.onNext(first.build());
    watchers.put(watcher, selector);
  }

  /// A connection was requested with success or, with another state than UP, has changed it.
  ///
  /// @param connection with the component's own id and index
  public synchronized void update(Connection connection) {
    connections.put(connection.getId(), connection);
    tell(ConnectionEventType.UPDATE, connection);
  }

  /// A connection was closed; one that is not known is passed over.
  public synchronized void delete(String id) {
    Connection last = connections.remove(id);
    if (last != null) {
      tell(ConnectionEventType.DELETE, last.toBuilder().setState(State.DOWN).build());
    }
  }

  /// Ends every stream: whoever asks again asks the next life of this component.
  public synchronized void end() {
    watchers.keySet().forEach(StreamObserver::onCompleted);
    watchers.clear();
  }

  /// Whether the connection is of a wanted network service and the selector's segments lie side by
  /// side in its path; an empty field fits all.
  public static boolean selects(MonitorScopeSelector selector, Connection connection) {
    var services = selector.getNetworkServicesList();
    if (!services.isEmpty() && !services.contains(connection.getNetworkService())) {
      return false;
    }
    var wanted = selector.getPathSegmentsList();
    var segments = connection.getPath().getPathSegmentsList();
    for (int from = 0; from + wanted.size() <= segments.size(); from++) {
      if (fits(wanted, segments.subList(from, from + wanted.size()))) {
        return true;
      }
    }
    return false;
  }

  private synchronized void forget(StreamObserver<ConnectionEvent> watcher) {
    watchers.remove(watcher);
  }

  private void tell(ConnectionEventType type, Connection connection) {
    var event =
        ConnectionEvent.newBuilder()
            .setType(type)
            .putAllConnections(Collections.singletonMap(connection.getId(), connection))
            .build();
    watchers.forEach((watcher, selector) -> {
      if (selects(selector, connection)) {
        watcher.onNext(event);
      }
    });
  }

  private static boolean fits(List<PathSegment> wanted, List<PathSegment> segments) {
    for (int i = 0; i < wanted.size(); i++) {
      PathSegment want = wanted.get(i);
      PathSegment have = segments.get(i);
      if (!fits(want.getName(), have.getName())
          || !fits(want.getId(), have.getId())
          || !fits(want.getToken(), have.getToken())) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String want, String have) {
    return want.isEmpty() || want.equals(have);
  }
}
