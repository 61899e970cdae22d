package io.telcomesh.hss.location;

import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.procedures.Procedure;

/// The operator has changed a subscription: the next request sees it. The MME that serves the
/// subscriber sees it when it asks next.
public final class SubscriptionChange extends Procedure<HssMessage> {
  private final SubscriberContext context;

  public SubscriptionChange(SubscriberContext context) {
    this.context = context;
  }

  @Override
  protected void run() {
    context.forget();
  }
}
