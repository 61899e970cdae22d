package io.telcomesh.referencepoints;

/// Hears what happens to wires, one event after the other.
@FunctionalInterface
public interface WireListener {
  void on(WireEvent event);
}
