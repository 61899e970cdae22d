package io.telcomesh.enodebsim.emmcommon;

import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// T3346, TS 24.301 §5.3.9: the network is congested, and the UE leaves it in peace. It may leave,
/// and answer when it is called.
public record BackOff(Instant until) {
  private static final Duration DEFAULT_FROM = Duration.ofMinutes(15);
  private static final Duration DEFAULT_RANGE = Duration.ofMinutes(15);

  /// Begins with a reject because of congestion. A value that came without protection may be
  /// anybody's: then the UE draws one of its own, TS 24.301 §5.5.1.2.5, TS 24.008 §11.2.
  ///
  /// @return for how long; empty where the reject has no value, or zero
  public static Optional<Duration> begin(UePorts sim, Optional<GprsTimer> told) {
    var value =
        told.flatMap(GprsTimer::duration)
            .filter(Duration::isPositive)
            .map(given -> sim.ue().secureExchange() ? given : drawn(sim));
    value.ifPresent(duration -> sim.ue().backOff(sim.now().plus(duration)));
    return value;
  }

  /// @throws Refused with this, while it runs
  public static void requireNone(UePorts sim) {
    var until = sim.ue().backOff();
    if (sim.now().isBefore(until)) {
      throw new Refused(new BackOff(until));
    }
  }

  /// What is left of it.
  public Timer rest(UePorts sim) {
    return timer(Duration.between(sim.now(), until));
  }

  public static Timer timer(Duration value) {
    return Timer.guard("T3346", value, "TS 24.301 §5.3.9");
  }

  public Rejection rejection(UePorts sim) {
    return new Rejection(
        Rejection.By.UE, "T3346 is running", "until " + until, "TS 24.301 §5.3.9", sim.now());
  }

  private static Duration drawn(UePorts sim) {
    return DEFAULT_FROM.plusSeconds(sim.random().below(DEFAULT_RANGE.toSeconds() + 1));
  }
}
