package io.telcomesh.userplane;

import java.util.concurrent.atomic.AtomicLongArray;

/// How often each reason to drop was met.
final class Drops {
  private final AtomicLongArray counts = new AtomicLongArray(DropReason.values().length);

  void count(DropReason reason) {
    counts.getAndIncrement(reason.ordinal());
  }

  long of(DropReason reason) {
    return counts.get(reason.ordinal());
  }
}
