package io.telcomesh.referencepoints;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs steps that come from several threads one at a time and in the order of their coming, each
/// on the thread of whoever is there: state that only such steps touch needs no lock. Nobody waits.
public final class OneAtATime {
  private static final System.Logger LOG = System.getLogger(OneAtATime.class.getName());

  private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /// Runs the step now, or, when another one is running, right after it and those before this one.
  public void run(Runnable step) {
    steps.add(step);
    if (waiting.getAndIncrement() == 0) {
      do {
        var next = steps.poll();
        if (next != null) {
          guarded(next);
        }
      } while (waiting.decrementAndGet() > 0);
    }
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "A step failed; the next ones follow", mistake);
    }
  }
}
