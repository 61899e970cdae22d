package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.SubscriptionAvps;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Says what the operator has stored to whom it concerns.
@Component
class SubscriptionNews {
  private final SubscriptionListener listener;

  SubscriptionNews(SubscriptionListener listener) {
    this.listener = listener;
  }

  void created(Subscriber subscriber) {
    listener.stored(subscriber.imsi());
  }

  /// An MME knows nothing of keys and of where roaming is allowed.
  void changed(Subscriber before, Subscriber after) {
    if (SubscriptionAvps.of(before, Map.of()).equals(SubscriptionAvps.of(after, Map.of()))) {
      listener.stored(after.imsi());
    } else {
      listener.changed(after.imsi(), before.msisdn().isPresent() && after.msisdn().isEmpty());
    }
  }
}
