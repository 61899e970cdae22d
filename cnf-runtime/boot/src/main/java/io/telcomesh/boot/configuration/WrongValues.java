package io.telcomesh.boot.configuration;

import java.util.List;
import java.util.stream.Collectors;

/// Values that a function cannot start with.
public final class WrongValues extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<WrongValue> values;

  WrongValues(List<WrongValue> values) {
    super(values.stream().map(WrongValue::toString).collect(Collectors.joining("; ")));
    this.values = List.copyOf(values);
  }

  public List<WrongValue> values() {
    return values;
  }
}
