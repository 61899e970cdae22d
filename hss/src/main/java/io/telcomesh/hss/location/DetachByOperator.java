package io.telcomesh.hss.location;

import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.s6a.OperatorAnswers;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Unwinding;

/// The operator wants a subscriber off the network, or attached anew: the MME is told as of a
/// withdrawn subscription, with or without Reattach-Required, TS 29.272 §5.2.1.2 and TS 23.401
/// §5.3.8.4. The subscription stays.
///
/// Whatever comes meanwhile waits: this procedure itself waits only for the database.
public final class DetachByOperator extends Procedure<HssMessage> {
  private final ProcedureRunner<SubscriberContext, HssMessage> runner;
  private final HssMessage.Detach asked;
  private final SubscriberStore store;

  public DetachByOperator(
      ProcedureRunner<SubscriberContext, HssMessage> runner,
      HssMessage.Detach asked,
      SubscriberStore store) {
    this.runner = runner;
    this.asked = asked;
    this.store = store;
  }

  @Override
  protected void run() {
    var context = runner.context();
    store.subscriber(context);
    var registered = context.registeredAt();
    if (registered.isEmpty()) {
      asked.answer().accept(new OperatorAnswer.NotRegistered());
      return;
    }
    var mme = registered.get();
    // before the MME is told: the UE may attach again before it has answered
    store.served(context, mme.afterPurge());
    long flags = ClrFlags.TO_AN_MME | (asked.reattach() ? ClrFlags.REATTACH_REQUIRED : 0);
    runner.post(
        new HssMessage.Cancel(
            mme, CancellationType.SUBSCRIPTION_WITHDRAWAL, flags, asked.answer()));
  }

  @Override
  protected void failed(Unwinding why) {
    runner.context().forget(); // what was being written may be or not be there
    asked.answer().accept(OperatorAnswers.of(why));
  }
}
