package io.telcomesh.hss.location;

import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import java.util.Optional;

/// The operator has deleted a subscription: the next request finds none, and the MME that served
/// the subscriber is to be told (TS 29.272 §5.2.1.2). It waits for nothing.
public final class SubscriptionWithdrawal extends Procedure<HssMessage> {
  private final ProcedureRunner<SubscriberContext, HssMessage> runner;
  private final Optional<ServingMme> last;

  public SubscriptionWithdrawal(
      ProcedureRunner<SubscriberContext, HssMessage> runner, Optional<ServingMme> last) {
    this.runner = runner;
    this.last = last;
  }

  @Override
  protected void run() {
    runner.context().forget();
    last.ifPresent(mme ->
        runner.post(
            new HssMessage.Cancel(
                mme, CancellationType.SUBSCRIPTION_WITHDRAWAL, ClrFlags.TO_AN_MME, _ -> {})));
  }
}
