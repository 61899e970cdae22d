package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.identifiers.Imsi;
import java.util.Optional;

/// Hears what the operator has done to a subscription, after it is stored.
public interface SubscriptionListener {
  /// It was created, or changed in what no MME is told.
  void stored(Imsi imsi);

  /// It was changed.
  ///
  /// @param served whether an MME serves the subscriber
  /// @param msisdnWithdrawn whether it had a telephone number and has none now
  void changed(Imsi imsi, boolean served, boolean msisdnWithdrawn);

  /// @param last who served the subscriber, unless it was purged there
  void withdrawn(Imsi imsi, Optional<ServingMme> last);
}
