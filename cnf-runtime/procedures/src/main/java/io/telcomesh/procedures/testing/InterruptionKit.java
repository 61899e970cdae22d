package io.telcomesh.procedures.testing;

import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.SimulatedScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Interrupts a procedure at every step with every event, and looks for what is left behind. A step
/// is a turn of the simulated world while the procedure under test is active: so the event meets
/// every wait, and every message while it is under way.
///
/// @param <W> the world: network functions, links and peers on one scheduler
public final class InterruptionKit<W> {
  private static final int SHOWN = 10;

  private final Function<SimulatedScheduler, W> world;
  private final Function<W, ProcedureRunner<?, ?>> subject;
  private final Consumer<W> start;
  private final List<Event<W>> events = new ArrayList<>();
  private long seed = 1;
  private Duration settling = Duration.ofMinutes(10);

  private InterruptionKit(
      Function<SimulatedScheduler, W> world,
      Function<W, ProcedureRunner<?, ?>> subject,
      Consumer<W> start) {
    this.world = world;
    this.subject = subject;
    this.start = start;
  }

  /// @param world sets everything up; called anew for every try
  /// @param subject the runner whose procedure is interrupted
  /// @param start posts the message that starts it
  public static <W> InterruptionKit<W> interrupting(
      Function<SimulatedScheduler, W> world,
      Function<W, ProcedureRunner<?, ?>> subject,
      Consumer<W> start) {
    return new InterruptionKit<>(world, subject, start);
  }

  /// An event that may happen at any step.
  public InterruptionKit<W> with(String name, Consumer<W> event) {
    events.add(new Event<>(name, event));
    return this;
  }

  /// The virtual time after the event until everything must be tidy; ten minutes by default.
  public InterruptionKit<W> settling(Duration settling) {
    this.settling = settling;
    return this;
  }

  public InterruptionKit<W> seed(long seed) {
    this.seed = seed;
    return this;
  }

  /// Tries every pair, and first the undisturbed run.
  ///
  /// @param check throws when something is left behind in a world that has come to rest
  /// @throws AssertionError that names the first pairs for which the check threw
  public Tried leavesNothingBehind(Consumer<W> check) {
    long steps = stepsOfUndisturbedRun(check);
    var leftBehind = new ArrayList<LeftBehind>();
    for (long step = 0; step <= steps; step++) {
      for (var event : events) {
        interrupt(step, event, check).ifPresent(leftBehind::add);
      }
    }
    var tried = new Tried(steps + 1, events.size());
    if (!leftBehind.isEmpty()) {
      throw failure(tried, leftBehind);
    }
    return tried;
  }

  private long stepsOfUndisturbedRun(Consumer<W> check) {
    try (var scheduler = new SimulatedScheduler(seed)) {
      var undisturbed = world.apply(scheduler);
      start.accept(undisturbed);
      long before = scheduler.turns();
      scheduler.runUntil(() -> !subject.apply(undisturbed).active(), settling);
      long steps = scheduler.turns() - before;
      scheduler.runFor(settling);
      check.accept(undisturbed);
      return steps;
    }
  }

  private Optional<LeftBehind> interrupt(long step, Event<W> event, Consumer<W> check) {
    try (var scheduler = new SimulatedScheduler(seed)) {
      var interrupted = world.apply(scheduler);
      start.accept(interrupted);
      scheduler.runTurns(step);
      var doing = subject.apply(interrupted).toString();
      try {
        event.happens.accept(interrupted);
        scheduler.runFor(settling);
        check.accept(interrupted);
        return Optional.empty();
      } catch (RuntimeException | AssertionError thrown) {
        return Optional.of(new LeftBehind(step, event.name, doing, thrown));
      }
    }
  }

  private AssertionError failure(Tried tried, List<LeftBehind> leftBehind) {
    var text = new StringBuilder();
    text.append(
        "Something is left behind by %d of %s (seed %d):"
            .formatted(leftBehind.size(), tried, seed));
    leftBehind.stream()
        .limit(SHOWN)
        .forEach(left ->
            text.append(
                "\n  step %d, %s, when %s: %s"
                    .formatted(left.step, left.event, left.doing, oneLine(left.thrown))));
    return new AssertionError(text.toString(), leftBehind.getFirst().thrown);
  }

  private static String oneLine(Throwable thrown) {
    return String.valueOf(thrown.getMessage()).strip().replaceAll("\\s+", " ");
  }

  private record Event<W>(String name, Consumer<W> happens) {}

  private record LeftBehind(long step, String event, String doing, Throwable thrown) {}

  /// What was tried.
  public record Tried(long steps, int events) {
    public long pairs() {
      return steps * events;
    }

    @Override
    public String toString() {
      return "%d pairs (%d steps, %d events)".formatted(pairs(), steps, events);
    }
  }
}
