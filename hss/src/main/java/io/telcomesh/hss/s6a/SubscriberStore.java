package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.Result;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.procedures.Database;
import io.telcomesh.procedures.Refused;

/// The database as a procedure sees it.
public record SubscriberStore(Database database, Subscribers subscribers) {

  /// The subscription of a request's IMSI, from memory or from the database.
  ///
  /// @throws Refused by DIAMETER_ERROR_USER_UNKNOWN, or DIAMETER_ERROR_UNKNOWN_EPS_SUBSCRIPTION
  public Subscriber epsSubscriber(SubscriberContext context) {
    var subscriber = subscriber(context);
    if (!subscriber.hasEps()) {
      throw new Refused(Result.UNKNOWN_EPS_SUBSCRIPTION);
    }
    return subscriber;
  }

  /// As above, with or without EPS.
  public Subscriber subscriber(SubscriberContext context) {
    return context
        .subscriber(() -> database.ask(() -> subscribers.find(context.imsi())))
        .orElseThrow(() -> new Refused(Result.USER_UNKNOWN));
  }

  /// Makes sure that sequence numbers are written down before they are given out.
  public void reserve(SubscriberContext context, long sequence) {
    write(() -> subscribers.reserve(context.imsi(), sequence));
    context.sequenceNumbers().reserved(sequence);
  }

  public void served(SubscriberContext context, ServingMme mme) {
    write(() -> subscribers.served(context.imsi(), mme));
    context.servedBy(mme);
  }

  private void write(Runnable change) {
    database.ask(() -> {
      change.run();
      return true;
    });
  }
}
