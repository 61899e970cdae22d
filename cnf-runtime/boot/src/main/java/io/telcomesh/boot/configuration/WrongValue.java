package io.telcomesh.boot.configuration;

/// A key of the configuration that has not what it may have.
///
/// @param value empty where it is missing
/// @param allowed what it may be
public record WrongValue(String key, String value, String allowed) {
  WrongValue below(String prefix) {
    return new WrongValue(prefix + "." + key, value, allowed);
  }

  @Override
  public String toString() {
    return "%s %s: %s".formatted(key, value.isEmpty() ? "is missing" : "= " + value, allowed);
  }
}
