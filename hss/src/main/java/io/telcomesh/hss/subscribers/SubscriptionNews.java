package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.SubscriptionAvps;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Says what the operator has stored to whom it concerns.
@Component
class SubscriptionNews {
  private final SubscriptionListener listener;
  private final Registrations registrations;

  SubscriptionNews(SubscriptionListener listener, Registrations registrations) {
    this.listener = listener;
    this.registrations = registrations;
  }

  void created(Subscriber subscriber) {
    listener.stored(subscriber.imsi());
  }

  /// An MME is told if there is one, and of what it knows: not of keys, nor of where roaming is
  /// allowed.
  void changed(Subscriber before, Subscriber after) {
    boolean same =
        SubscriptionAvps.of(before, Map.of()).equals(SubscriptionAvps.of(after, Map.of()));
    if (same) {
      listener.stored(after.imsi());
    } else {
      listener.changed(
          after.imsi(),
          registrations.servingMme(after.imsi()).filter(mme -> !mme.purged()).isPresent(),
          before.msisdn().isPresent() && after.msisdn().isEmpty());
    }
  }
}
