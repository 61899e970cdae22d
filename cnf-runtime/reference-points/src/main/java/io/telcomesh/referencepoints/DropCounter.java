package io.telcomesh.referencepoints;

/// Is told every message that an end dropped, on the thread that dropped it.
@FunctionalInterface
public interface DropCounter {
  /// Counts nothing.
  DropCounter NONE = (_, _) -> {};

  void dropped(ReferencePoint referencePoint, DropReason reason);
}
