package io.telcomesh.boot;

import io.telcomesh.referencepoints.FixedWires;
import io.telcomesh.referencepoints.Wires;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/// A function's first and last moments: the fixed wires come up when everything that listens to
/// them is made; and when the process is told to end, procedures may finish for a while before they
/// are aborted.
final class Drain implements SmartLifecycle {
  private static final System.Logger LOG = System.getLogger(Drain.class.getName());
  private static final Duration UNWINDING = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofMillis(5);

  private final List<Drainable> functions;
  private final FixedWires fixed;
  private final Wires wires;
  private final Duration patience;
  private volatile boolean running;

  Drain(List<Drainable> functions, FixedWires fixed, Wires wires, Duration patience) {
    this.functions = functions;
    this.fixed = fixed;
    this.wires = wires;
    this.patience = patience;
  }

  @Override
  public void start() {
    running = true;
    fixed.raise(wires);
  }

  @Override
  public void stop() {
    running = false;
    functions.forEach(Drainable::refuseNew);
    if (!idleWithin(patience)) {
      LOG.log(System.Logger.Level.WARNING, "Aborting {0} procedures", active());
      functions.forEach(Drainable::abort);
      if (!idleWithin(UNWINDING)) {
        LOG.log(System.Logger.Level.WARNING, "{0} procedures did not unwind", active());
      }
    }
    functions.forEach(Drainable::closeEnds);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Starts before the web server and stops after it.
  @Override
  public int getPhase() {
    return 0;
  }

  private int active() {
    return functions.stream().mapToInt(Drainable::active).sum();
  }

  private boolean idleWithin(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    while (active() > 0) {
      if (System.nanoTime() >= until) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }
}
