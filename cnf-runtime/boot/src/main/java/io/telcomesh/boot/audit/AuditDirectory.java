package io.telcomesh.boot.audit;

import java.util.stream.Stream;

/// All sessions that a function holds now. It is asked from any thread, and writes nothing.
@FunctionalInterface
public interface AuditDirectory {
  Stream<HeldSession> held();
}
