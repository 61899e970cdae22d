package io.telcomesh.boot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.procedures.DropReason;
import io.telcomesh.procedures.Outcome;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.Refused;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// One log line for the end of each procedure, and the metrics `<nf>_procedures_total` and
/// `<nf>_procedure_seconds`. Every line that is logged while a procedure runs says whose it is and
/// in which run of it, by the keys `ue` and `trace.id`; the latter is this function's own.
final class ProcedureReport implements ProcedureObserver {
  private static final Logger LOG = LoggerFactory.getLogger("procedures");
  private static final String UE = "ue";
  private static final String TRACE = "trace.id";

  /// A peer may answer with any number: what is beyond so many different ones is counted together.
  private static final int MOST_CAUSES = 100;

  private final MeterRegistry registry;
  private final String function;
  private final Drops drops;
  private final TraceIds traces;
  private final Set<String> causes = ConcurrentHashMap.newKeySet();
  private final Map<Ending, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  ProcedureReport(MeterRegistry registry, String function, Drops drops, TraceIds traces) {
    this.registry = registry;
    this.function = function;
    this.drops = drops;
    this.traces = traces;
  }

  @Override
  public void began(String reference) {
    MDC.put(UE, reference);
    MDC.put(TRACE, traces.next());
  }

  @Override
  public void ended(Ended ended) {
    counters
        .computeIfAbsent(
            new Ending(ended.procedure(), ended.outcome(), counted(ended)), this::counter)
        .increment();
    timers.computeIfAbsent(ended.procedure(), this::timer).record(ended.duration());
    log(ended);
    MDC.remove(UE);
    MDC.remove(TRACE);
  }

  @Override
  public void dropped(String reference, Object message, DropReason reason) {
    drops.dropped(reason);
    LOG.debug("{}: dropped {}, {}", reference, message.getClass().getSimpleName(), reason);
  }

  @Override
  public void failed(String reference, Throwable failure) {
    LOG.error("{}: we were wrong", reference, failure);
  }

  private static void log(Ended ended) {
    boolean ours = ended.outcome() == Outcome.FAILED;
    var line = ours ? LOG.atError() : LOG.atInfo();
    if (ours) {
      line = ended.cause().map(line::setCause).orElse(line);
    }
    line.addKeyValue("procedure", ended.procedure())
        .addKeyValue("outcome", ended.outcome())
        .addKeyValue("milliseconds", ended.duration().toNanos() / 1e6)
        .log(
            "{}: {} {}{} in {} ms{}",
            ended.reference(),
            ended.procedure(),
            lower(ended.outcome()),
            ended.cause().map(cause -> " (" + text(cause) + ")").orElse(""),
            Math.round(ended.duration().toNanos() / 1e5) / 10.0,
            Optional.ofNullable(MDC.get(TRACE)).map(trace -> ", trace " + trace).orElse(""));
  }

  /// Without what a message may tell of a subscriber.
  private static String text(Throwable cause) {
    if (cause instanceof Refused refused) {
      return switch (refused.answer()) {
        case DiameterAnswer answer -> answer.result().toString();
        case Result result -> result.toString();
        case Refusal refusal -> refusal.toString();
        case Enum<?> reason -> reason.toString();
        case Throwable failure -> failure.toString();
        default -> String.valueOf(cause.getMessage());
      };
    }
    return String.valueOf(cause.getMessage());
  }

  /// Why it ended so, as a metric's label.
  private String counted(Ended ended) {
    if (ended.cause().isEmpty()) {
      return "none";
    }
    var why = ended.cause().get();
    var text = ended.outcome() == Outcome.FAILED ? why.getClass().getSimpleName() : text(why);
    return causes.contains(text) || (causes.size() < MOST_CAUSES && causes.add(text))
        ? text
        : "other";
  }

  private Counter counter(Ending ending) {
    return registry.counter(
        function + ".procedures",
        "procedure",
        ending.procedure,
        "outcome",
        lower(ending.outcome),
        "cause",
        ending.cause);
  }

  private Timer timer(String procedure) {
    return registry.timer(function + ".procedure", "procedure", procedure);
  }

  private static String lower(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private record Ending(String procedure, Outcome outcome, String cause) {}
}
