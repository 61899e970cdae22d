package io.telcomesh.procedures;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The time and the threads of a process: one timing wheel with its thread, virtual threads, and a
/// bounded pool for what blocks.
public final class LiveScheduler implements Scheduler, AutoCloseable {
  private static final long TICK_NANOS = Duration.ofMillis(10).toNanos();

  private final long origin = System.nanoTime();
  private final ReentrantLock wheelLock = new ReentrantLock();
  private final TimingWheel wheel = new TimingWheel();
  private final Thread ticker;
  private final ThreadPoolExecutor blocking;
  private volatile boolean closed;
  private long tickerWakesAt = Long.MAX_VALUE; // under the lock

  /// @param blockingThreads how many threads block at once, such as in a database
  /// @param blockingQueue how much more may wait for one of them
  public LiveScheduler(int blockingThreads, int blockingQueue) {
    blocking =
        new ThreadPoolExecutor(
            blockingThreads,
            blockingThreads,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(blockingQueue),
            Thread.ofPlatform().daemon().name("blocking-", 0).factory());
    blocking.allowCoreThreadTimeOut(true);
    ticker = Thread.ofPlatform().daemon().name("timing-wheel").start(this::tick);
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Timeout after(Duration delay, Runnable action) {
    // Rounded up, and the tick that has begun does not count: never early.
    long due = (System.nanoTime() - origin + delay.toNanos() + TICK_NANOS - 1) / TICK_NANOS;
    TimingWheel.Entry entry;
    boolean earlier;
    wheelLock.lock();
    try {
      entry = wheel.add(due, action);
      earlier = due < tickerWakesAt;
      if (earlier) {
        tickerWakesAt = due;
      }
    } finally {
      wheelLock.unlock();
    }
    if (earlier) {
      LockSupport.unpark(ticker);
    }
    return () -> cancel(entry);
  }

  @Override
  public void offload(Runnable work) {
    blocking.execute(work);
  }

  @Override
  public Strand strand(Runnable body) {
    return new LiveStrand(Thread.ofVirtual().name("procedure").unstarted(body));
  }

  /// Stops the wheel and the pool; what still waits, waits for ever.
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(ticker);
    blocking.shutdown();
  }

  private void cancel(TimingWheel.Entry entry) {
    wheelLock.lock();
    try {
      wheel.cancel(entry);
    } finally {
      wheelLock.unlock();
    }
  }

  private void tick() {
    while (!closed) {
      long next;
      java.util.List<Runnable> due;
      wheelLock.lock();
      try {
        due = wheel.advanceTo((System.nanoTime() - origin) / TICK_NANOS);
        next = wheel.nextTick();
        tickerWakesAt = next;
      } finally {
        wheelLock.unlock();
      }
      due.forEach(LiveScheduler::run);
      if (next == Long.MAX_VALUE) {
        LockSupport.park(this);
      } else {
        LockSupport.parkNanos(this, next * TICK_NANOS - (System.nanoTime() - origin));
      }
    }
  }

  /// An action that fails must not stop the wheel.
  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error failure) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  private record LiveStrand(Thread thread) implements Strand {
    @Override
    public void start() {
      thread.start();
    }

    @Override
    public void wake() {
      LockSupport.unpark(thread);
    }

    @Override
    public void pause() {
      LockSupport.park();
    }

    @Override
    public boolean current() {
      return Thread.currentThread() == thread;
    }
  }
}
