package io.telcomesh.nsm.sdk;

import io.telcomesh.nsm.api.connection.Connection;
import io.telcomesh.nsm.api.connection.PathSegment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the holder of a connection asks for it again.
final class RefreshTiming {

  private RefreshTiming() {}

  /// (0.2 + 0.2 × index / segments) of the life that is left to the segment that ends first; a
  /// third of it where the holder is alone. So the client is the first of a path to refresh.
  static Duration delay(Connection connection, Instant now) {
    var path = connection.getPath();
    var ends = ends(connection).orElse(now.plus(TokenSource.DEFAULT_LIFETIME));
    long left = Math.max(0, Duration.between(now, ends).toMillis());
    double part =
        path.getPathSegmentsCount() == 1
            ? 1.0 / 3
            : 0.2 + 0.2 * path.getIndex() / path.getPathSegmentsCount();
    return Duration.ofMillis((long) (left * part));
  }

  /// When the first of the segments ends.
  static Optional<Instant> ends(Connection connection) {
    return connection.getPath().getPathSegmentsList().stream()
        .filter(PathSegment::hasExpires)
        .map(segment -> Token.instant(segment.getExpires()))
        .min(Instant::compareTo);
  }
}
