package io.telcomesh.referencepoints;

/// What happens to a wire.
public sealed interface WireEvent {
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
