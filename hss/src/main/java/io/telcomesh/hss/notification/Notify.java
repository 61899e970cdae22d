package io.telcomesh.hss.notification;

import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.hss.s6a.Answers;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.hss.subscription.SubscriptionAvps;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;

/// The MME that serves a subscriber tells which terminal he uses and which PDN gateway serves an
/// APN: Notify, TS 29.272 §5.2.5.1. That the UE is reachable again is of no use to us, for nobody
/// asks us to tell.
///
/// Whatever comes meanwhile waits: this procedure itself waits only for the database.
public final class Notify extends Procedure<HssMessage> {
  private final SubscriberContext context;
  private final HssMessage.Notified told;
  private final S6a s6a;
  private final SubscriberStore store;

  public Notify(
      SubscriberContext context, HssMessage.Notified told, S6a s6a, SubscriberStore store) {
    this.context = context;
    this.told = told;
    this.s6a = s6a;
    this.store = store;
  }

  @Override
  protected void run() {
    var request = told.request();
    s6a.origin().check(request, told.sender());
    var subscriber = store.subscriber(context);
    var serving =
        context
            .registeredAt()
            .filter(mme -> mme.is(request.originHost()))
            .orElseThrow(() -> new Refused(Refusal.of(Result.UNKNOWN_SERVING_NODE)));
    request
        .terminalInformation()
        .flatMap(SubscriptionAvps::terminal)
        .filter(terminal -> !serving.terminal().equals(Optional.of(terminal)))
        .ifPresent(terminal -> store.served(context, serving.with(terminal)));
    var gateway = request.pdnGateway().map(SubscriptionAvps::gateway);
    apn(request, subscriber)
        .ifPresent(apn -> gateway.ifPresent(known -> store.connected(context, apn, known)));
    told.answer().accept(s6a.answers().to(request));
  }

  /// The subscribed APN that is meant, by its name or its context identifier; under a wild card the
  /// name says which (§5.2.5.1.2).
  private static Optional<String> apn(NotifyRequest request, Subscriber subscriber) {
    var named = request.serviceSelection().flatMap(subscriber::apn).map(ApnSubscription::name);
    return named.or(() ->
        request
            .contextIdentifier()
            .filter(place -> place >= 1 && place <= subscriber.apns().size())
            .map(place -> subscriber.apns().get(place - 1).name()));
  }

  @Override
  protected void failed(Unwinding why) {
    context.forget(); // what was being written may be or not be there
    told.answer().accept(s6a.answers().to(told.request(), Answers.refusalOf(why)));
  }
}
