package io.telcomesh.hss.location;

import io.telcomesh.diameter.Result;
import io.telcomesh.hss.s6a.Answers;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.RadioAccess;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;

/// An MME takes a subscriber over and asks for the subscription: Update Location, TS 29.272
/// §5.2.1.1.
///
/// Whatever comes meanwhile waits: this procedure itself waits only for the database.
public final class UpdateLocation extends Procedure<HssMessage> {
  /// ULA-Flags bit 0: MME and SGSN are remembered apart, as every HSS since release 8 does.
  private static final long SEPARATION_INDICATION = 1;

  private final ProcedureRunner<SubscriberContext, HssMessage> runner;
  private final SubscriberContext context;
  private final HssMessage.Locate asked;
  private final S6a s6a;
  private final SubscriberStore store;
  private final Plmn home;

  public UpdateLocation(
      ProcedureRunner<SubscriberContext, HssMessage> runner,
      HssMessage.Locate asked,
      S6a s6a,
      SubscriberStore store,
      Plmn home) {
    this.runner = runner;
    this.context = runner.context();
    this.asked = asked;
    this.s6a = s6a;
    this.store = store;
    this.home = home;
  }

  @Override
  protected void run() {
    var request = asked.request();
    s6a.origin().check(request, asked.sender(), request.visitedPlmn());
    var subscriber = store.epsSubscriber(context); // §5.2.1.1.3
    checkAllowed(subscriber);

    var previous = context.servingMme();
    var serving =
        new ServingMme(request.originHost(), request.originRealm(), request.visitedPlmn(), false);
    if (!previous.equals(Optional.of(serving))) {
      store.served(context, serving);
    }
    var subscription =
        request.flags().skipSubscriberData()
            ? Optional.<io.telcomesh.diameter.s6a.SubscriptionData>empty()
            : Optional.of(SubscriptionAvps.of(subscriber));
    asked
        .answer()
        .accept(
            s6a.answers()
                .to(request, Result.SUCCESS, Optional.of(SEPARATION_INDICATION), subscription));
    previous
        .filter(mme -> !mme.purged() && !mme.host().equalsIgnoreCase(serving.host()))
        .ifPresent(mme -> runner.post(new HssMessage.Moved(mme)));
  }

  private void checkAllowed(Subscriber subscriber) {
    var request = asked.request();
    if (!request.flags().s6a()) { // an SGSN, on S6d
      throw new Refused(Result.UNABLE_TO_COMPLY);
    }
    if (RadioAccess.of(request.ratType()).filter(subscriber::mayUse).isEmpty()) {
      throw new Refused(Result.RAT_NOT_ALLOWED);
    }
    if (!subscriber.roaming().allows(request.visitedPlmn(), home)) {
      throw new Refused(Result.ROAMING_NOT_ALLOWED);
    }
  }

  @Override
  protected void failed(Unwinding why) {
    context.forget(); // a location that was being written may be or not be there
    asked
        .answer()
        .accept(
            s6a.answers()
                .to(asked.request(), Answers.resultOf(why), Optional.empty(), Optional.empty()));
  }
}
