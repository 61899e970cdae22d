package io.telcomesh.boot.sessions;

import java.util.stream.Stream;

/// The sessions of a function.
@FunctionalInterface
public interface SessionDirectory {
  /// From any thread.
  Stream<Session> sessions();
}
