package io.telcomesh.hss.location;

import io.telcomesh.diameter.Refusal;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.hss.s6a.Answers;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscription.RadioAccess;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.hss.subscription.SubscriptionAvps;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;

/// An MME takes a subscriber over and asks for the subscription: Update Location, TS 29.272
/// §5.2.1.1. We keep MMEs only: Single-Registration-Indication and the cancellation at an SGSN that
/// goes with it have nobody to tell.
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
  private final HomeNetwork home;

  public UpdateLocation(
      ProcedureRunner<SubscriberContext, HssMessage> runner,
      HssMessage.Locate asked,
      S6a s6a,
      SubscriberStore store,
      HomeNetwork home) {
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
    var subscriber = store.epsSubscriber(context).in(home.rule(request.visitedPlmn()));
    checkAllowed(subscriber); // §5.2.1.1.3

    var previous = context.servingMme();
    boolean known = previous.filter(UpdateLocation::hasSubscription).isPresent();
    var serving = serving(previous);
    if (request.flags().isInitialAttach()) {
      store.disconnected(context); // an attach begins without PDN connections
    }
    if (!previous.equals(Optional.of(serving))) {
      store.served(context, serving);
    }
    boolean skip = request.flags().skipSubscriberData() && known;
    var subscription =
        Optional.of(subscriber)
            .filter(_ -> !skip)
            .map(given -> SubscriptionAvps.of(given, context.gateways()));
    answer(subscription);
    previous
        .filter(mme -> !mme.purged() && !mme.is(serving.host()))
        .ifPresent(mme ->
            runner.post(
                new HssMessage.Cancel(
                    mme, CancellationType.MME_UPDATE_PROCEDURE, ClrFlags.TO_AN_MME, _ -> {})));
  }

  /// What the MME has by itself, or from the one before, counts only where it is what we last told
  /// (§5.2.1.1.3).
  private static boolean hasSubscription(ServingMme mme) {
    return mme.upToDate() && !mme.purged();
  }

  private ServingMme serving(Optional<ServingMme> previous) {
    var request = asked.request();
    var terminal =
        request
            .terminalInformation()
            .flatMap(SubscriptionAvps::terminal)
            .or(() -> previous.flatMap(ServingMme::terminal));
    return ServingMme.of(
        request.originHost(), request.originRealm(), request.visitedPlmn(), terminal);
  }

  private void answer(Optional<SubscriptionData> subscription) {
    var request = asked.request();
    var features = Features.answering(request.supportedFeatures());
    asked.answer().accept(s6a.answers().to(request, features, SEPARATION_INDICATION, subscription));
  }

  private void checkAllowed(Subscriber subscriber) {
    var request = asked.request();
    var visited = request.visitedPlmn();
    if (!request.flags().s6a()) { // an SGSN, on S6d
      throw new Refused(Refusal.of(Result.UNABLE_TO_COMPLY));
    }
    if (RadioAccess.of(request.ratType()).filter(subscriber::mayUse).isEmpty()) {
      throw new Refused(Refusal.of(Result.RAT_NOT_ALLOWED));
    }
    if (!home.rule(visited).allowed() || !subscriber.roaming().allows(visited, home.plmn())) {
      throw new Refused(Refusal.of(Result.ROAMING_NOT_ALLOWED));
    }
    Features.unenforced(subscriber, home.abroad(visited), request.supportedFeatures())
        .ifPresent(barring -> {
          throw new Refused(Refusal.of(Result.ROAMING_NOT_ALLOWED, barring.errorDiagnostic()));
        });
  }

  @Override
  protected void failed(Unwinding why) {
    context.forget(); // a location that was being written may be or not be there
    asked.answer().accept(s6a.answers().to(asked.request(), Answers.refusalOf(why)));
  }
}
