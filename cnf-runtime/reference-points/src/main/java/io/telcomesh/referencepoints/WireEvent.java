package io.telcomesh.referencepoints;

import java.util.function.Consumer;

/// What happens to a wire.
public sealed interface WireEvent {
  /// For who binds or dials anew when a wire has moved: it is down, and another one is up.
  default void tell(Consumer<Wire> down, Consumer<Wire> up) {
    switch (this) {
      case Up(var wire) -> up.accept(wire);
      case Moved(var before, var after) -> {
        down.accept(before);
        up.accept(after);
      }
      case Down(var wire) -> down.accept(wire);
    }
  }

  /// The wire is there: bind to its local address; the dialling side may dial.
  record Up(Wire wire) implements WireEvent {}

  /// The wire healed with other addresses or on another interface: bind and dial anew.
  record Moved(Wire before, Wire after) implements WireEvent {
    public Moved {
      if (before.referencePoint() != after.referencePoint()) {
        throw new IllegalArgumentException(
            "A wire of %s cannot move to %s"
                .formatted(before.referencePoint(), after.referencePoint()));
      }
    }
  }

  /// The wire is gone.
  record Down(Wire wire) implements WireEvent {}
}
