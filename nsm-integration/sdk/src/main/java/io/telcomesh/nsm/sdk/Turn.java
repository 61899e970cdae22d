package io.telcomesh.nsm.sdk;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// One task at a time, in the order they came: what makes the requests, refreshes, heals and closes
/// of one connection follow each other without a lock. A task may block.
final class Turn implements Executor, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Turn.class.getName());

  private final NsmClock clock;
  private final ExecutorService tasks;

  Turn(String name, NsmClock clock) {
    this.clock = clock;
    this.tasks = Executors.newSingleThreadExecutor(Thread.ofVirtual().name(name).factory());
  }

  @Override
  public void execute(Runnable task) {
    try {
      tasks.execute(() -> run(task));
    } catch (RejectedExecutionException closed) {
      LOG.log(Level.TRACE, "a task came after the end", closed);
    }
  }

  /// Gives the task its turn after the delay.
  NsmClock.Pending after(Duration delay, Runnable task) {
    return clock.after(delay, () -> execute(task));
  }

  /// Takes no more tasks; the last one may call it.
  void finish() {
    tasks.shutdown();
  }

  /// Waits for the tasks that are queued and takes no more.
  @Override
  public void close() {
    tasks.close();
  }

  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error wrong) {
      LOG.log(Level.ERROR, "a task failed", wrong);
    }
  }
}
