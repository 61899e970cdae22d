package io.telcomesh.hss.subscriberdata;

import io.telcomesh.hss.location.HomeNetwork;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.hss.subscription.SubscriptionAvps;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Unwinding;

/// The operator has changed a subscription: the next request sees it, and the MME that serves the
/// subscriber is to be told.
///
/// Whatever comes meanwhile waits: this procedure itself waits only for the database.
public final class SubscriptionChange extends Procedure<HssMessage> {
  private final ProcedureRunner<SubscriberContext, HssMessage> runner;
  private final HssMessage.Changed change;
  private final SubscriberStore store;
  private final HomeNetwork home;

  public SubscriptionChange(
      ProcedureRunner<SubscriberContext, HssMessage> runner,
      HssMessage.Changed change,
      SubscriberStore store,
      HomeNetwork home) {
    this.runner = runner;
    this.change = change;
    this.store = store;
    this.home = home;
  }

  @Override
  protected void run() {
    var context = runner.context();
    context.forget(); // what is in memory was the subscription before
    var subscriber = store.subscriber(context);
    context
        .registeredAt()
        .ifPresent(mme -> {
          store.served(context, mme.upToDate(false)); // until it has taken the change
          // without APNs there is no profile to insert: its next Update Location is refused
          if (subscriber.hasEps()) {
            var holding = subscriber.in(home.rule(mme.visitedPlmn()));
            runner.post(
                new HssMessage.Insert(
                    mme,
                    SubscriptionAvps.of(holding, context.gateways()),
                    change.msisdnWithdrawn(),
                    context.nextChange()));
          }
        });
  }

  @Override
  protected void failed(Unwinding why) {
    runner.context().forget(); // what was being written may be or not be there
  }

  /// The MME has taken a change: it is up to date, unless another change has followed or another
  /// MME serves.
  public static final class Taken extends Procedure<HssMessage> {
    private final SubscriberContext context;
    private final HssMessage.Told told;
    private final SubscriberStore store;

    public Taken(SubscriberContext context, HssMessage.Told told, SubscriberStore store) {
      this.context = context;
      this.told = told;
      this.store = store;
    }

    @Override
    protected void run() {
      store.subscriber(context);
      context
          .registeredAt()
          .filter(mme -> mme.is(told.mme().host()) && told.change() == context.lastChange())
          .ifPresent(mme -> store.served(context, mme.upToDate(true)));
    }

    @Override
    protected void failed(Unwinding why) {
      context.forget(); // what was being written may be or not be there
    }
  }
}
