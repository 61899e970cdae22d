package io.telcomesh.mme.overload;

import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.OneAtATime;
import io.telcomesh.security.RandomSource;
import java.time.Duration;
import java.util.function.IntSupplier;

/// How busy an MME is, by the UEs that have a procedure under way: what peers in the core are slow
/// to answer counts as well as what the MME itself has not come to. From any thread.
public final class MmeLoad {
  private static final System.Logger LOG = System.getLogger(MmeLoad.class.getName());
  private static final Duration LOOKS_AGAIN = Duration.ofSeconds(1);

  private final Scheduler scheduler;
  private final IntSupplier underWay;
  private final RandomSource random;
  private final Runnable changed;
  private final OneAtATime turns = new OneAtATime();
  private volatile OverloadLimits limits;
  private volatile Level level = Level.NORMAL;

  /// In the order of what is done about it.
  public enum Level {
    NORMAL,
    /// The eNodeBs are told, TS 36.413 §8.7.6.
    OVERLOADED,
    /// UEs are sent back too, TS 24.301 §5.3.9.
    CONGESTED
  }

  /// @param underWay how many UEs have a procedure under way
  /// @param random draws T3346, so that UEs do not all come back at once
  /// @param changed runs when the level has changed; it must not wait
  public MmeLoad(
      OverloadLimits limits,
      Scheduler scheduler,
      IntSupplier underWay,
      RandomSource random,
      Runnable changed) {
    this.limits = limits;
    this.scheduler = scheduler;
    this.underWay = underWay;
    this.random = random;
    this.changed = changed;
  }

  public Level level() {
    return level;
  }

  public OverloadLimits limits() {
    return limits;
  }

  /// From now on the MME takes on as much as this, and what follows from it is done at once.
  public void limits(OverloadLimits others) {
    limits = others;
    LOG.log(System.Logger.Level.INFO, "The MME takes on {0}", others);
    turns.run(this::look);
  }

  /// A UE comes: the MME may have more to do than before. That it has less again it finds out by
  /// itself.
  public void ueComes() {
    if (limits.next(level, underWay.getAsInt()).compareTo(level) > 0) {
      turns.run(this::look);
    }
  }

  /// A value for T3346, TS 24.301 §5.3.9.
  public GprsTimer backOff() {
    long from = limits.backOffFrom().toSeconds();
    long drawn = random.below(limits.backOffTo().toSeconds() - from + 1);
    return GprsTimer.of(Duration.ofSeconds(from + drawn));
  }

  private void look() {
    var before = level;
    int now = underWay.getAsInt();
    level = limits.next(before, now);
    if (level != before) {
      var severity =
          level.compareTo(before) > 0 ? System.Logger.Level.WARNING : System.Logger.Level.INFO;
      LOG.log(severity, "The MME is {0}, with {1} procedures under way", level, now);
      changed.run();
      if (before == Level.NORMAL) {
        scheduler.after(LOOKS_AGAIN, () -> turns.run(this::lookAgain));
      }
    }
  }

  private void lookAgain() {
    look();
    if (level != Level.NORMAL) {
      scheduler.after(LOOKS_AGAIN, () -> turns.run(this::lookAgain));
    }
  }
}
