package io.telcomesh.hss;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.RequestToHss;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.hss.authentication.AuthenticationInformationRetrieval;
import io.telcomesh.hss.authentication.Vectors;
import io.telcomesh.hss.location.CancelLocation;
import io.telcomesh.hss.location.DetachByOperator;
import io.telcomesh.hss.location.Forget;
import io.telcomesh.hss.location.HomeNetwork;
import io.telcomesh.hss.location.PurgeUe;
import io.telcomesh.hss.location.SubscriptionWithdrawal;
import io.telcomesh.hss.location.UpdateLocation;
import io.telcomesh.hss.notification.Notify;
import io.telcomesh.hss.s6a.Answers;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.s6a.Peers;
import io.telcomesh.hss.s6a.Requesters;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.Sessions;
import io.telcomesh.hss.s6a.SubscriberStore;
import io.telcomesh.hss.subscriberdata.InsertSubscriberData;
import io.telcomesh.hss.subscriberdata.StateAndLocation;
import io.telcomesh.hss.subscriberdata.SubscriptionChange;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.SubscriberContext;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Database;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.procedures.ProcedureObserver;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Procedures;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.SharedCommits;
import io.telcomesh.security.AuthenticationCentre;
import io.telcomesh.security.RandomSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The function: which message reaches whose runner, and which procedure it starts. An IMSI has a
/// runner while something is asked for it, and as long after as it is among the recent ones.
public final class Hss {
  private final HssOptions options;
  private final Subscribers subscribers;
  private final SharedCommits commits;
  private final Vectors vectors;
  private final Answers answers;
  private final HomeNetwork home;
  private final Requesters requesters = new Requesters();
  private final Sessions sessions;
  private final Peers peers;
  private final Procedures<SubscriberContext, HssMessage> procedures;
  private final AtomicLong nextReference = new AtomicLong(1);

  /// One runner for an IMSI as long as anybody has it: an active one is held by its procedure.
  private final Cache<Imsi, ProcedureRunner<SubscriberContext, HssMessage>> runners =
      Caffeine.newBuilder().weakValues().build();

  /// Holds the runners of those who were asked for lately, so that they need no database.
  private final Cache<Imsi, ProcedureRunner<SubscriberContext, HssMessage>> recent;

  /// @param peers the MMEs, for what the HSS itself asks
  public Hss(
      HssOptions options,
      Scheduler scheduler,
      ProcedureObserver observer,
      Subscribers subscribers,
      RandomSource random,
      Peers peers) {
    this.options = options;
    this.subscribers = subscribers;
    commits = new SharedCommits(scheduler, subscribers::together);
    this.peers = peers;
    vectors =
        new Vectors(
            new AuthenticationCentre(random),
            options.mostVectors(),
            options.sequenceNumberStep(),
            options.milenage());
    answers = new Answers(options.host(), options.realm());
    home = new HomeNetwork(options.home(), options.visited());
    sessions = new Sessions(options.host(), scheduler.now().getEpochSecond());
    procedures =
        new Procedures<>(scheduler, this::procedureFor, observer, SubscriberContext::reference);
    recent = Caffeine.newBuilder().maximumSize(options.recent()).executor(Runnable::run).build();
  }

  /// Why a request is not for us: we serve one realm and relay to nobody, RFC 6733 §6.1.4.
  Optional<Result> misdirected(DiameterRequest request) {
    if (!(request instanceof RequestToHss asked)) {
      return Optional.empty();
    }
    if (!asked.destinationRealm().equalsIgnoreCase(options.realm())) {
      return Optional.of(Result.REALM_NOT_SERVED);
    }
    return asked
        .destinationHost()
        .filter(host -> !host.equalsIgnoreCase(options.host()))
        .map(_ -> Result.UNABLE_TO_DELIVER);
  }

  /// A request of an MME.
  ///
  /// @param answer sends what it is answered
  /// @return the subscriber's reference; empty for a command that is none of the HSS's
  public Optional<String> received(
      DiameterRequest request,
      HssMessage.Sender sender,
      Consumer<DiameterAnswer> answer,
      Burst burst) {
    if (!(request instanceof RequestToHss asked)) {
      return Optional.empty();
    }
    var message =
        switch (asked) {
          case AuthenticationInformationRequest air ->
              new HssMessage.Authenticate(air, sender, answer);
          case UpdateLocationRequest ulr -> new HssMessage.Locate(ulr, sender, answer);
          case PurgeUeRequest pur -> new HssMessage.Purge(pur, sender, answer);
          case NotifyRequest nor -> new HssMessage.Notified(nor, sender, answer);
        };
    var runner = runner(asked.imsi());
    burst.post(runner, message);
    return Optional.of(runner.context().reference());
  }

  /// The operator has created a subscription, or changed what no MME is told.
  public void stored(Imsi imsi) {
    Optional.ofNullable(runners.getIfPresent(imsi))
        .ifPresent(runner -> runner.post(new HssMessage.Stored()));
  }

  /// The operator has changed a subscription: the MME that serves it is told.
  ///
  /// @param msisdnWithdrawn whether it had a telephone number and has none now
  public void changed(Imsi imsi, boolean msisdnWithdrawn) {
    runner(imsi).post(new HssMessage.Changed(msisdnWithdrawn));
  }

  /// The operator wants a subscriber detached.
  public void detach(Imsi imsi, boolean reattach, Consumer<OperatorAnswer> answer) {
    runner(imsi).post(new HssMessage.Detach(reattach, answer));
  }

  /// The operator wants to know where a subscriber is.
  public void locate(Imsi imsi, IdrFlags wanted, Consumer<OperatorAnswer> answer) {
    runner(imsi).post(new HssMessage.Locating(wanted, answer));
  }

  /// The operator has deleted a subscription.
  ///
  /// @param last who served the subscriber, and is told
  public void withdrawn(Imsi imsi, Optional<ServingMme> last) {
    if (last.isPresent()) {
      runner(imsi).post(new HssMessage.Withdrawn(last));
    } else {
      stored(imsi);
    }
  }

  /// The reference of a subscriber who was asked for lately.
  public Optional<String> referenceOf(Imsi imsi) {
    return Optional.ofNullable(runners.getIfPresent(imsi))
        .map(runner -> runner.context().reference());
  }

  /// The number of subscribers with a procedure under way.
  public int active() {
    return procedures.active();
  }

  /// Unwinds what is under way; it is answered that the HSS cannot comply.
  public void abort() {
    procedures.shutdown();
  }

  /// The runner of an IMSI, made where there is none.
  ProcedureRunner<SubscriberContext, HssMessage> runner(Imsi imsi) {
    var runner = runners.get(imsi, this::newRunner);
    recent.put(imsi, runner);
    return runner;
  }

  private ProcedureRunner<SubscriberContext, HssMessage> newRunner(Imsi imsi) {
    return procedures.runner(new SubscriberContext(imsi, "ue-" + nextReference.getAndIncrement()));
  }

  private Optional<Procedure<HssMessage>> procedureFor(
      ProcedureRunner<SubscriberContext, HssMessage> runner, HssMessage message) {
    var context = runner.context();
    var s6a = new S6a(runner, peers, answers, options.origin(), sessions);
    var store =
        new SubscriberStore(
            new Database(runner, options.database()), commits, subscribers, requesters);
    return switch (message) {
      case HssMessage.Authenticate asked ->
          Optional.of(new AuthenticationInformationRetrieval(context, asked, s6a, store, vectors));
      case HssMessage.Locate asked ->
          Optional.of(new UpdateLocation(runner, asked, s6a, store, home));
      case HssMessage.Purge asked -> Optional.of(new PurgeUe(context, asked, s6a, store));
      case HssMessage.Notified told -> Optional.of(new Notify(context, told, s6a, store));
      case HssMessage.Cancel asked -> Optional.of(new CancelLocation(context.imsi(), asked, s6a));
      case HssMessage.Stored _ -> Optional.of(new Forget(context));
      case HssMessage.Changed change ->
          Optional.of(new SubscriptionChange(runner, change, store, home));
      case HssMessage.Insert insert -> Optional.of(new InsertSubscriberData(runner, insert, s6a));
      case HssMessage.Told told -> Optional.of(new SubscriptionChange.Taken(context, told, store));
      case HssMessage.Withdrawn(var last) -> Optional.of(new SubscriptionWithdrawal(runner, last));
      case HssMessage.Detach asked -> Optional.of(new DetachByOperator(runner, asked, store));
      case HssMessage.Locating asked ->
          Optional.of(new StateAndLocation.Wanted(runner, asked, store));
      case HssMessage.Ask asked -> Optional.of(new StateAndLocation(context.imsi(), asked, s6a));
    };
  }
}
