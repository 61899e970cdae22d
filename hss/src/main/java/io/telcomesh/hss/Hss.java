package io.telcomesh.hss;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.CancellationType;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.hss.authentication.AuthenticationInformationRetrieval;
import io.telcomesh.hss.authentication.Vectors;
import io.telcomesh.hss.location.CancelLocation;
import io.telcomesh.hss.location.PurgeUe;
import io.telcomesh.hss.location.SubscriptionChange;
import io.telcomesh.hss.location.UpdateLocation;
import io.telcomesh.hss.s6a.Answers;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.Origin;
import io.telcomesh.hss.s6a.Peers;
import io.telcomesh.hss.s6a.S6a;
import io.telcomesh.hss.s6a.Sessions;
import io.telcomesh.hss.s6a.SubscriberStore;
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
  private final Vectors vectors;
  private final Answers answers;
  private final Origin origin;
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
    this.peers = peers;
    vectors =
        new Vectors(
            new AuthenticationCentre(random), options.mostVectors(), options.sequenceNumberStep());
    answers = new Answers(options.host(), options.realm());
    origin = new Origin(options.trustedRealms());
    sessions = new Sessions(options.host(), scheduler.now().getEpochSecond());
    procedures =
        new Procedures<>(scheduler, this::procedureFor, observer, SubscriberContext::reference);
    recent = Caffeine.newBuilder().maximumSize(options.recent()).executor(Runnable::run).build();
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
    return switch (request) {
      case AuthenticationInformationRequest air ->
          post(burst, air.imsi(), new HssMessage.Authenticate(air, sender, answer));
      case UpdateLocationRequest ulr ->
          post(burst, ulr.imsi(), new HssMessage.Locate(ulr, sender, answer));
      case PurgeUeRequest pur -> post(burst, pur.imsi(), new HssMessage.Purge(pur, sender, answer));
      default -> Optional.empty();
    };
  }

  /// The operator has created or changed a subscription.
  public void changed(Imsi imsi) {
    Optional.ofNullable(runners.getIfPresent(imsi))
        .ifPresent(runner -> runner.post(new HssMessage.Changed()));
  }

  /// The operator has deleted a subscription.
  ///
  /// @param last who served the subscriber, and is told
  public void withdrawn(Imsi imsi, Optional<ServingMme> last) {
    if (last.isPresent()) {
      runner(imsi).post(new HssMessage.Withdrawn(last));
    } else {
      changed(imsi);
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

  private Optional<String> post(Burst burst, Imsi imsi, HssMessage message) {
    var runner = runner(imsi);
    burst.post(runner, message);
    return Optional.of(runner.context().reference());
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
    var s6a = new S6a(runner, peers, answers, origin, sessions);
    var store = new SubscriberStore(new Database(runner, options.database()), subscribers);
    return switch (message) {
      case HssMessage.Authenticate asked ->
          Optional.of(new AuthenticationInformationRetrieval(context, asked, s6a, store, vectors));
      case HssMessage.Locate asked ->
          Optional.of(new UpdateLocation(runner, asked, s6a, store, options.home()));
      case HssMessage.Purge asked -> Optional.of(new PurgeUe(context, asked, s6a, store));
      case HssMessage.Moved(var previous) ->
          Optional.of(
              new CancelLocation(
                  context.imsi(), previous, CancellationType.MME_UPDATE_PROCEDURE, s6a));
      case HssMessage.Changed _ -> Optional.of(new SubscriptionChange(context));
      case HssMessage.Withdrawn(var last) -> {
        context.forget();
        yield last.map(mme ->
            new CancelLocation(context.imsi(), mme, CancellationType.SUBSCRIPTION_WITHDRAWAL, s6a));
      }
    };
  }
}
