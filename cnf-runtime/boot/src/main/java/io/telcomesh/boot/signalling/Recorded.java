package io.telcomesh.boot.signalling;

import io.telcomesh.codec.Octets;
import io.telcomesh.referencepoints.Direction;
import io.telcomesh.referencepoints.ObservedMessage;
import java.time.Instant;
import java.util.Optional;

/// What the ring remembers of a message.
public sealed interface Recorded {
  Instant time();

  Direction direction();

  /// The function's own reference of the UE.
  Optional<String> ue();

  Octets octets();

  /// A message as it was on a wire.
  record OnWire(ObservedMessage message) implements Recorded {
    @Override
    public Instant time() {
      return message.time();
    }

    @Override
    public Direction direction() {
      return message.direction();
    }

    @Override
    public Optional<String> ue() {
      return message.ue();
    }

    @Override
    public Octets octets() {
      return message.octets();
    }
  }

  /// A NAS message without its protection, which travelled ciphered in an S1AP message that is
  /// recorded beside it.
  record PlainNas(Instant time, Direction direction, Optional<String> ue, Octets octets)
      implements Recorded {}
}
