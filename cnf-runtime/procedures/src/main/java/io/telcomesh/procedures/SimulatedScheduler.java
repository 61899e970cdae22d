package io.telcomesh.procedures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Time that passes when nothing else is left to do, for a world that one test drives. Exactly one
/// thread runs at any instant: the test's, or the strand that holds the baton; the baton's way is
/// drawn from the seed, so a seed repeats a run exactly.
///
/// A turn is one step of the world: a strand runs until it pauses, or an action of [#after] runs.
public final class SimulatedScheduler implements Scheduler, AutoCloseable {
  private static final Instant ORIGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random;
  private final NavigableSet<Event> events = new TreeSet<>();
  private final List<SimulatedStrand> readyStrands = new ArrayList<>();
  private final Set<SimulatedStrand> alive = new LinkedHashSet<>();
  private long nanos;
  private long sequence;
  private long turns;
  private BooleanSupplier stop = () -> true;
  private long limit;
  private @Nullable Throwable failure;
  private boolean closed;

  /// Who runs: a strand, or the test itself where this is the scheduler's driver.
  private volatile Holder baton;

  private final Driver driver = new Driver();

  public SimulatedScheduler(long seed) {
    random = new Random(seed);
    baton = driver;
  }

  /// The seed's numbers, for links that lose and delay.
  public RandomGenerator random() {
    return random;
  }

  @Override
  public Instant now() {
    return ORIGIN.plusNanos(nanos);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  /// How many turns the world has taken.
  public long turns() {
    return turns;
  }

  /// Runs for a duration of virtual time.
  public void runFor(Duration duration) {
    drive(() -> false, nanos + duration.toNanos());
    nanos = limit;
  }

  /// Runs until nothing is left to do. Does not return for a world that repeats something for ever.
  public void runUntilIdle() {
    drive(() -> false, Long.MAX_VALUE);
  }

  /// Runs until the condition holds.
  ///
  /// @throws IllegalStateException when it does not within the limit of virtual time
  public void runUntil(BooleanSupplier condition, Duration atMost) {
    drive(condition, nanos + atMost.toNanos());
    if (!condition.getAsBoolean()) {
      throw new IllegalStateException("Not reached within " + atMost);
    }
  }

  /// Takes a number of turns, or fewer when nothing is left to do.
  public void runTurns(long number) {
    long last = turns + number;
    drive(() -> turns >= last, Long.MAX_VALUE);
  }

  @Override
  public Timeout after(Duration delay, Runnable action) {
    var event = new Event(nanos + Math.max(0, delay.toNanos()), sequence++, action);
    events.add(event);
    return () -> events.remove(event);
  }

  @Override
  public void offload(Runnable work) {
    after(Duration.ZERO, work);
  }

  @Override
  public Strand strand(Runnable body) {
    return new SimulatedStrand(body);
  }

  /// Ends the threads of everything that still waits.
  @Override
  public void close() {
    closed = true;
    for (var strand : List.copyOf(alive)) {
      pass(strand);
      awaitBaton(driver);
    }
  }

  private void drive(BooleanSupplier until, long untilNanos) {
    if (baton != driver) {
      throw new IllegalStateException("Only the test drives the scheduler");
    }
    driver.thread = Thread.currentThread();
    stop = until;
    limit = untilNanos;
    var next = nextHolder();
    if (next != driver) {
      pass(next);
      awaitBaton(driver);
    }
    var thrown = failure;
    failure = null;
    if (thrown != null) {
      throw new AssertionError("The simulated world failed", thrown);
    }
  }

  /// Lets the world take turns until a strand's turn comes, or the drive is over.
  private Holder nextHolder() {
    try {
      while (failure == null && !stop.getAsBoolean()) {
        if (!readyStrands.isEmpty()) {
          turns++;
          return anyReady();
        }
        if (events.isEmpty() || events.first().due > limit) {
          return driver;
        }
        var event = events.removeFirst();
        nanos = Math.max(nanos, event.due);
        turns++;
        event.action.run();
      }
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
    }
    return driver;
  }

  private SimulatedStrand anyReady() {
    int size = readyStrands.size();
    int index = size == 1 ? 0 : random.nextInt(size);
    var strand = readyStrands.get(index);
    var last = readyStrands.removeLast();
    if (last != strand) {
      readyStrands.set(index, last);
    }
    strand.ready = false;
    return strand;
  }

  private void pass(Holder next) {
    baton = next;
    next.unpark();
  }

  private void awaitBaton(Holder holder) {
    while (baton != holder) {
      LockSupport.park(this);
    }
  }

  private sealed interface Holder {
    void unpark();
  }

  private static final class Driver implements Holder {
    Thread thread = Thread.currentThread();

    @Override
    public void unpark() {
      LockSupport.unpark(thread);
    }
  }

  private final class SimulatedStrand implements Holder, Strand {
    private final Thread thread;
    private boolean ready;

    SimulatedStrand(Runnable body) {
      thread = Thread.ofVirtual().unstarted(() -> run(body));
    }

    @Override
    public void start() {
      alive.add(this);
      wake();
      thread.start();
    }

    @Override
    public void wake() {
      if (!ready && alive.contains(this)) {
        ready = true;
        readyStrands.add(this);
      }
    }

    @Override
    public void pause() {
      if (closed) {
        throw new Closed();
      }
      var next = nextHolder();
      if (next != this) {
        pass(next);
        awaitBaton(this);
      }
      if (closed) {
        throw new Closed();
      }
    }

    @Override
    public boolean current() {
      return baton == this;
    }

    @Override
    public void unpark() {
      LockSupport.unpark(thread);
    }

    private void run(Runnable body) {
      awaitBaton(this);
      try {
        if (!closed) {
          body.run();
        }
      } catch (Closed _) {
        // The world is over.
      } catch (RuntimeException | Error thrown) {
        failure = thrown;
      }
      alive.remove(this);
      readyStrands.remove(this);
      pass(closed ? driver : nextHolder());
    }
  }

  private record Event(long due, long sequence, Runnable action) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(due, other.due);
      return byTime == 0 ? Long.compare(sequence, other.sequence) : byTime;
    }
  }

  /// Ends the thread of a strand when its world is over.
  static final class Closed extends Error {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("The simulated scheduler is closed", null, false, false);
    }
  }
}
