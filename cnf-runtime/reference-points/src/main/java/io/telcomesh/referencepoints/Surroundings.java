package io.telcomesh.referencepoints;

import io.telcomesh.codec.Octets;
import io.telcomesh.procedures.Scheduler;
import java.net.InetSocketAddress;
import java.util.Optional;

/// What every end gets from its function: time, and whom to tell what it sees.
public record Surroundings(Scheduler scheduler, MessageObserver observer, DropCounter drops) {
  /// Tells the observer of a message.
  public void saw(
      Direction direction,
      ReferencePoint referencePoint,
      InetSocketAddress local,
      InetSocketAddress peer,
      Optional<String> ue,
      Octets octets) {
    observer.observe(
        new ObservedMessage(scheduler.now(), referencePoint, local, peer, direction, ue, octets));
  }
}
