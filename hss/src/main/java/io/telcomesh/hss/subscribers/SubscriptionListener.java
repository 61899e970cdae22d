package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.identifiers.Imsi;
import java.util.Optional;

/// Hears what the operator has done to a subscription, after it is stored.
public interface SubscriptionListener {
  /// It was created or changed.
  void changed(Imsi imsi);

  /// @param last who served the subscriber, unless it was purged there
  void withdrawn(Imsi imsi, Optional<ServingMme> last);
}
