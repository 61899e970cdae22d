package io.telcomesh.hss.location;

import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.procedures.Procedure;

/// The operator has stored a subscription anew that no MME need be told of: the next request reads
/// it from the database. It waits for nothing.
public final class Forget extends Procedure<HssMessage> {
  private final SubscriberContext context;

  public Forget(SubscriberContext context) {
    this.context = context;
  }

  @Override
  protected void run() {
    context.forget();
  }
}
