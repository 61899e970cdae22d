package io.telcomesh.boot.signalling;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.MessageObserver;
import io.telcomesh.referencepoints.ObservedMessage;
import io.telcomesh.referencepoints.ReferencePoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The metric `messages_total`.
public final class MessageMeter implements MessageObserver {
  private static final SignallingDecoder.Label UNKNOWN =
      new SignallingDecoder.Label("unknown", "undecodable");

  /// A peer may use any number for a message or a cause: those of kinds beyond are counted
  /// together.
  private static final int MOST_KINDS = 2000;

  private final MeterRegistry registry;
  private final List<SignallingDecoder> decoders;
  private final Map<Kind, Counter> counters = new ConcurrentHashMap<>();

  public MessageMeter(MeterRegistry registry, List<SignallingDecoder> decoders) {
    this.registry = registry;
    this.decoders = decoders;
  }

  @Override
  public void observe(ObservedMessage message) {
    var kind = new Kind(message.referencePoint(), message.direction(), label(message));
    var counter = counters.get(kind);
    if (counter == null) {
      var counted =
          counters.size() < MOST_KINDS
              ? kind
              : new Kind(message.referencePoint(), message.direction(), UNKNOWN);
      counter = counters.computeIfAbsent(counted, this::counter);
    }
    counter.increment();
  }

  private SignallingDecoder.Label label(ObservedMessage message) {
    var recorded = new Recorded.OnWire(message);
    for (var decoder : decoders) {
      if (decoder.reads(recorded)) {
        return decoder.label(recorded);
      }
    }
    return UNKNOWN;
  }

  private Counter counter(Kind kind) {
    return registry.counter(
        "messages",
        "reference_point",
        kind.referencePoint.label(),
        "message",
        kind.label.message(),
        "direction",
        kind.direction.name().toLowerCase(Locale.ROOT),
        "result",
        kind.label.result(),
        "cause",
        kind.label.cause());
  }

  private record Kind(
      ReferencePoint referencePoint, Direction direction, SignallingDecoder.Label label) {}
}
