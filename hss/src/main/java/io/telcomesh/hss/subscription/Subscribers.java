package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Imsi;
import java.util.Optional;

/// Where subscribers are kept. All methods may wait for a disk: a procedure calls them through
/// `Database`.
public interface Subscribers {
  Optional<Stored> find(Imsi imsi);

  /// Remembers that SEQ up to this one may have been given out, TS 33.102 Annex C.
  void reserve(Imsi imsi, long sequence);

  /// Remembers who serves the subscriber.
  void served(Imsi imsi, ServingMme mme);

  /// @param reserved SEQ up to which sequence numbers may have been given out
  record Stored(Subscriber subscriber, long reserved, Optional<ServingMme> servingMme) {}
}
