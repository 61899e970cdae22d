package io.telcomesh.codec;

import java.util.Map;
import java.util.Optional;

/// The elements of a rejected message that could be read.
public record Partial(Map<Element<?>, Object> values) {
  public static final Partial NOTHING = new Partial(Map.of());

  public Partial {
    values = Map.copyOf(values);
  }

  /// The value of an element, or its `List` where the message may carry it more than once.
  @SuppressWarnings("unchecked")
  public <V> Optional<V> value(Element<V> element) {
    return Optional.ofNullable((V) values.get(element));
  }
}
