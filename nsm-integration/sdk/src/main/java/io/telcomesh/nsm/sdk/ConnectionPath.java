package io.telcomesh.nsm.sdk;

import io.grpc.Status;
import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.Path;
import io.telcomesh.nsm.api.connection.PathSegment;
import java.util.Optional;
import java.util.UUID;

/// The path rule of NSM v1: every component a connection passes has a segment of its own with its
/// own connection id, and whoever holds the message finds itself at `index`.
public final class ConnectionPath {

  private ConnectionPath() {}

  /// The connection as component `name` holds it: with the component's segment at the index and
  /// that segment's id as the connection's id. A segment the component already has is kept (a
  /// refresh), one of another component in its place is renamed and gets a new id. Done by the
  /// serving and by the asking half of a component; the second finds its segment and changes
  /// nothing.
  ///
  /// @throws io.grpc.StatusRuntimeException where index, segments and id contradict each other
  public static Connection enter(Connection connection, String name) {
    Path path = connection.getPath();
    if (path.getPathSegmentsCount() == 0) {
      String id = connection.getId().isEmpty() ? newId() : connection.getId();
      return at(connection, path.toBuilder().addPathSegments(segment(name, id)), 0);
    }
    int index = checkedIndex(path);
    PathSegment holder = path.getPathSegments(index);
    if (holder.getName().equals(name)) {
      return at(connection, path.toBuilder(), index);
    }
    if (!holder.getId().equals(connection.getId())) {
      throw Status.UNKNOWN
          .withDescription(
              "Current PathSegment.Id==%s should be equal Connection.Id==%s"
                  .formatted(holder.getId(), connection.getId()))
          .asRuntimeException();
    }
    return at(connection, withSegment(path.toBuilder(), index + 1, name), index + 1);
  }

  /// The answer as the caller gets it: with the index and the id of the connection it `asked` for.
  public static Connection leave(Connection answer, Connection asked) {
    return answer.toBuilder()
        .setId(asked.getId())
        .setPath(answer.getPath().toBuilder().setIndex(asked.getPath().getIndex()))
        .build();
  }

  /// The connection without the segments after its holder: what the last component of a path does.
  public static Connection endHere(Connection connection) {
    var path = connection.getPath();
    var kept = path.getPathSegmentsList().subList(0, path.getIndex() + 1);
    return connection.toBuilder()
        .setPath(path.toBuilder().clearPathSegments().addAllPathSegments(kept))
        .build();
  }

  /// The segment of whoever holds the connection.
  public static PathSegment own(Connection connection) {
    return connection.getPath().getPathSegments(connection.getPath().getIndex());
  }

  /// The segment of the component that called the holder; none at the client.
  public static Optional<PathSegment> previous(Connection connection) {
    int index = connection.getPath().getIndex();
    return index == 0
        ? Optional.empty()
        : Optional.of(connection.getPath().getPathSegments(index - 1));
  }

  /// The segment of the component that the holder called, once it has.
  public static Optional<PathSegment> next(Connection connection) {
    int next = connection.getPath().getIndex() + 1;
    return next < connection.getPath().getPathSegmentsCount()
        ? Optional.of(connection.getPath().getPathSegments(next))
        : Optional.empty();
  }

  /// The connection with another segment of the same component in place of the holder's.
  public static Connection withOwn(Connection connection, PathSegment segment) {
    return withSegmentAt(connection, connection.getPath().getIndex(), segment);
  }

  /// The connection with another segment in place of the one before the holder's.
  public static Connection withPrevious(Connection connection, PathSegment segment) {
    return withSegmentAt(connection, connection.getPath().getIndex() - 1, segment);
  }

  private static Connection withSegmentAt(Connection connection, int index, PathSegment segment) {
    return connection.toBuilder()
        .setPath(connection.getPath().toBuilder().setPathSegments(index, segment))
        .build();
  }

  private static int checkedIndex(Path path) {
    long index = Integer.toUnsignedLong(path.getIndex());
    if (index >= path.getPathSegmentsCount()) {
      throw Status.UNKNOWN
          .withDescription(
              "Path.Index+1==%d should be less or equal len(Path.PathSegments)==%d"
                  .formatted(index + 1, path.getPathSegmentsCount()))
          .asRuntimeException();
    }
    return (int) index;
  }

  private static Path.Builder withSegment(Path.Builder path, int index, String name) {
    if (index == path.getPathSegmentsCount()) {
      return path.addPathSegments(segment(name, newId()));
    }
    PathSegment present = path.getPathSegments(index);
    if (!present.getName().equals(name)) {
      path.setPathSegments(index, present.toBuilder().setName(name).setId(newId()));
    }
    return path;
  }

  private static Connection at(Connection connection, Path.Builder path, int index) {
    return connection.toBuilder()
        .setId(path.getPathSegments(index).getId())
        .setPath(path.setIndex(index))
        .build();
  }

  private static PathSegment segment(String name, String id) {
    return PathSegment.newBuilder().setName(name).setId(id).build();
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
