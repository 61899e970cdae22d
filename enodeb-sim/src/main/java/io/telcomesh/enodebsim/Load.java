package io.telcomesh.enodebsim;

import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.OneAtATime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Does the same to many UEs: no faster than a rate, and with no more than a window of them under
/// way.
public final class Load {
  private final Scheduler scheduler;
  private final BiConsumer<Imsi, Consumer<UeResult>> what;
  private final Iterator<Imsi> next;
  private final int all;
  private final Pace pace;
  private final Consumer<LoadReport> done;
  private final long start;
  private final List<UeResult> results = new ArrayList<>();
  private final List<Duration> ends = new ArrayList<>();
  private final OneAtATime turns = new OneAtATime();
  private int begun;
  private int underWay;
  private boolean waitsForTime;

  /// How fast.
  ///
  /// @param perSecond 0 = as fast as the window allows
  /// @param window how many are under way at most, 1 or more
  public record Pace(int perSecond, int window) {
    public Pace {
      if (perSecond < 0 || perSecond > 100_000) {
        throw new IllegalArgumentException("a rate is 0 to 100000 a second, not " + perSecond);
      }
      if (window < 1 || window > 100_000) {
        throw new IllegalArgumentException("a window is 1 to 100000, not " + window);
      }
    }
  }

  private Load(
      Scheduler scheduler,
      List<Imsi> ues,
      Pace pace,
      BiConsumer<Imsi, Consumer<UeResult>> what,
      Consumer<LoadReport> done) {
    this.scheduler = scheduler;
    this.what = what;
    this.next = List.copyOf(ues).iterator();
    this.all = ues.size();
    this.pace = pace;
    this.done = done;
    this.start = scheduler.nanoTime();
  }

  /// @param what to do with each UE; it has to call back in any case
  /// @param done is told when all have come to their end, on any thread
  public static void start(
      Scheduler scheduler,
      List<Imsi> ues,
      Pace pace,
      BiConsumer<Imsi, Consumer<UeResult>> what,
      Consumer<LoadReport> done) {
    var load = new Load(scheduler, ues, pace, what, done);
    load.turns.run(load::goOn);
  }

  private void goOn() {
    if (results.size() == all) {
      done.accept(new LoadReport(elapsed(), results, ends));
    }
    while (next.hasNext() && underWay < pace.window && itIsTime()) {
      begun++;
      underWay++;
      what.accept(next.next(), result -> turns.run(() -> ended(result)));
    }
  }

  private void ended(UeResult result) {
    underWay--;
    results.add(result);
    ends.add(elapsed());
    goOn();
  }

  /// Whether the next one is due; else this goes on when it is.
  private boolean itIsTime() {
    if (pace.perSecond == 0) {
      return true;
    }
    var wait = Duration.ofNanos(begun * 1_000_000_000L / pace.perSecond).minus(elapsed());
    if (wait.isPositive() && !waitsForTime) {
      waitsForTime = true;
      scheduler.after(wait, () -> turns.run(this::timeHasCome));
    }
    return !wait.isPositive();
  }

  private void timeHasCome() {
    waitsForTime = false;
    goOn();
  }

  private Duration elapsed() {
    return Duration.ofNanos(scheduler.nanoTime() - start);
  }
}
