package io.telcomesh.hss.s6a;

import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.procedures.Database;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.SharedCommits;
import java.util.Locale;

/// The database as a procedure sees it.
public record SubscriberStore(
    Database database, SharedCommits commits, Subscribers subscribers, Requesters requesters) {
  /// Error-Diagnostic, TS 29.272 §7.3.128: packet service of no kind is to be had.
  private static final int NO_GPRS_DATA_SUBSCRIBED = 1;

  /// The subscription of a request's IMSI, from memory or from the database.
  ///
  /// @throws Refused by DIAMETER_ERROR_USER_UNKNOWN, or DIAMETER_ERROR_UNKNOWN_EPS_SUBSCRIPTION
  public Subscriber epsSubscriber(SubscriberContext context) {
    var subscriber = subscriber(context);
    if (!subscriber.hasEps()) {
      throw new Refused(Refusal.of(Result.UNKNOWN_EPS_SUBSCRIPTION, NO_GPRS_DATA_SUBSCRIBED));
    }
    return subscriber;
  }

  /// As above, with or without EPS.
  public Subscriber subscriber(SubscriberContext context) {
    return context
        .subscriber(() -> database.ask(() -> subscribers.find(context.imsi())))
        .orElseThrow(() -> new Refused(Refusal.of(Result.USER_UNKNOWN)));
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

  public void connected(SubscriberContext context, String apn, PdnGateway gateway) {
    write(() -> subscribers.connected(context.imsi(), apn, gateway));
    context.connectedTo(apn, gateway);
  }

  public void disconnected(SubscriberContext context) {
    if (!context.gateways().isEmpty()) {
      write(() -> subscribers.disconnected(context.imsi()));
      context.disconnected();
    }
  }

  /// The IND of the MME that asks.
  public int ind(String requester) {
    return requesters.ind(
        requester, () -> database.ask(() -> subscribers.ind(requester.toLowerCase(Locale.ROOT))));
  }

  private void write(Runnable change) {
    database.change(commits, change);
  }
}
