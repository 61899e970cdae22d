package io.telcomesh.hss.location;

import io.telcomesh.hss.s6a.Answers;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.Unwinding;

/// An MME has forgotten a subscriber who was silent for long: Purge UE, TS 29.272 §5.2.1.3.
///
/// Whatever comes meanwhile waits: this procedure itself waits only for the database.
public final class PurgeUe extends Procedure<HssMessage> {
  /// PUA-Flags bit 0: nobody else may get the subscriber's M-TMSI.
  private static final long FREEZE_M_TMSI = 1;

  private final SubscriberContext context;
  private final HssMessage.Purge asked;
  private final S6a s6a;
  private final SubscriberStore store;

  public PurgeUe(
      SubscriberContext context, HssMessage.Purge asked, S6a s6a, SubscriberStore store) {
    this.context = context;
    this.asked = asked;
    this.s6a = s6a;
    this.store = store;
  }

  @Override
  protected void run() {
    var request = asked.request();
    s6a.origin().check(request, asked.sender());
    store.subscriber(context);
    // §5.2.1.3.3: an MME that another one has followed purges for itself alone
    var serving = context.servingMme().filter(mme -> mme.is(request.originHost()));
    serving.filter(mme -> !mme.purged()).ifPresent(mme -> store.served(context, mme.afterPurge()));
    var flags = serving.map(_ -> FREEZE_M_TMSI);
    asked.answer().accept(s6a.answers().to(request, flags));
  }

  @Override
  protected void failed(Unwinding why) {
    context.forget(); // a purge that was being written may be or not be there
    asked.answer().accept(s6a.answers().to(asked.request(), Answers.refusalOf(why)));
  }
}
