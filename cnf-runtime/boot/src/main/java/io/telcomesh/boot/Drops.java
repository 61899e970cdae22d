package io.telcomesh.boot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.telcomesh.referencepoints.DropCounter;
import io.telcomesh.referencepoints.DropReason;
import io.telcomesh.referencepoints.ReferencePoint;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The metric `messages_dropped_total`, of ends and of runners.
final class Drops implements DropCounter {
  private final MeterRegistry registry;
  private final Map<Enum<?>, Counter> counters = new ConcurrentHashMap<>();

  Drops(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void dropped(ReferencePoint referencePoint, DropReason reason) {
    dropped(reason);
  }

  void dropped(Enum<?> reason) {
    counters.computeIfAbsent(reason, this::counter).increment();
  }

  private Counter counter(Enum<?> reason) {
    return registry.counter(
        "messages.dropped", "reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
