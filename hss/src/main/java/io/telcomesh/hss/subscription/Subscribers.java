package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.Imsi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where subscribers are kept. All methods may wait for a disk: a procedure calls them through
/// `Database`.
public interface Subscribers {
  Optional<Stored> find(Imsi imsi);

  /// Remembers that SEQ up to this one may have been given out, TS 33.102 Annex C.
  void reserve(Imsi imsi, long sequence);

  /// Remembers who serves the subscriber.
  void served(Imsi imsi, ServingMme mme);

  /// Remembers which PDN gateway serves one of the subscriber's APNs.
  void connected(Imsi imsi, String apn, PdnGateway gateway);

  /// No PDN gateway serves the subscriber.
  void disconnected(Imsi imsi);

  /// The IND of a requester (TS 33.102 Annex C.3.4): its own for ever, as long as there are not
  /// more than 32.
  int ind(String requester);

  /// Makes changes of several subscribers last at once, which costs hardly more than one.
  ///
  /// @param changes calls of the methods above; where one throws, none has happened
  default void together(List<Runnable> changes) {
    changes.forEach(Runnable::run);
  }

  /// @param reserved SEQ up to which sequence numbers may have been given out
  /// @param gateways by APN
  record Stored(
      Subscriber subscriber,
      long reserved,
      Optional<ServingMme> servingMme,
      Map<String, PdnGateway> gateways) {
    public Stored {
      gateways = Map.copyOf(gateways);
    }
  }
}
