package io.telcomesh.hss;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.DiameterRequest;
import io.telcomesh.diameter.Result;
import io.telcomesh.diameter.s6a.AuthenticationInformationAnswer;
import io.telcomesh.diameter.s6a.AuthenticationInformationRequest;
import io.telcomesh.diameter.s6a.CancelLocationAnswer;
import io.telcomesh.diameter.s6a.CancelLocationRequest;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.EpsLocationInformation;
import io.telcomesh.diameter.s6a.EpsUserState;
import io.telcomesh.diameter.s6a.IdrFlags;
import io.telcomesh.diameter.s6a.InsertSubscriberDataAnswer;
import io.telcomesh.diameter.s6a.InsertSubscriberDataRequest;
import io.telcomesh.diameter.s6a.Mip6AgentInfo;
import io.telcomesh.diameter.s6a.NotifyRequest;
import io.telcomesh.diameter.s6a.PurgeUeRequest;
import io.telcomesh.diameter.s6a.RequestedEutranAuthenticationInfo;
import io.telcomesh.diameter.s6a.Route;
import io.telcomesh.diameter.s6a.S6aAvps;
import io.telcomesh.diameter.s6a.TerminalInformation;
import io.telcomesh.diameter.s6a.UlrFlags;
import io.telcomesh.diameter.s6a.UpdateLocationRequest;
import io.telcomesh.diameter.s6a.UserState;
import io.telcomesh.hss.s6a.HssMessage;
import io.telcomesh.hss.s6a.OperatorAnswer;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.InMemorySubscribers;
import io.telcomesh.hss.subscription.PdnGateway;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.hss.subscription.Subscribers;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.procedures.Burst;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.procedures.SimulatedScheduler;
import io.telcomesh.procedures.testing.RecordingObserver;
import io.telcomesh.procedures.testing.ScriptedPeer;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.DerivedKeys;
import io.telcomesh.security.RandomSource;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// An HSS in virtual time, its database, and MMEs that answer as they should.
public final class HssWorld {
  public static final Plmn HOME = Plmn.of("001/01");
  public static final Plmn ABROAD = Plmn.of("999/70");
  public static final Imsi IMSI = new Imsi("001010000000001");
  public static final String MME = "mmec00.mmegi0001.mme." + HOME.epcRealm();
  public static final String OTHER_MME = "mmec01.mmegi0001.mme." + HOME.epcRealm();
  public static final Ecgi CELL = new Ecgi(HOME, 0x19b01);
  public static final Tai TRACKING_AREA = new Tai(HOME, 7);
  public static final DerivedKeys KEYS =
      DerivedKeys.of(Octets.hex("000102030405060708090a0b0c0d0e0f"), IMSI.digits());
  public static final ApnSubscription INTERNET =
      new ApnSubscription(
          "internet",
          ApnSubscription.PdnTypeAllowed.IPV4,
          9,
          new AllocationRetentionPriority(8, false, true),
          rates(50, 100),
          Optional.empty(),
          Optional.empty());
  public static final Subscriber SUBSCRIBER =
      new Subscriber(
          IMSI,
          Optional.of(new Msisdn("4912345678")),
          new Credentials(
              Credentials.Algorithm.MILENAGE,
              KEYS.k(),
              KEYS.opc(),
              AuthenticationManagementField.EPS),
          rates(100, 200),
          0,
          0,
          Roaming.EVERYWHERE,
          List.of(INTERNET));

  public final RecordingObserver observer = new RecordingObserver();
  public final InMemorySubscribers database = new InMemorySubscribers();
  public final List<DiameterAnswer> answers = new ArrayList<>();
  public final List<OperatorAnswer> told = new ArrayList<>();
  public final ScriptedPeer mme;
  public final Scheduler scheduler;
  public int reads;
  public int writes;
  public int received;
  public int demanded;
  public @Nullable RuntimeException fault;
  private Hss hss;
  private int nextSession = 1;

  public HssWorld(SimulatedScheduler scheduler) {
    this(scheduler, HssOptions.of("hss-0." + HOME.epcRealm(), HOME));
  }

  public HssWorld(SimulatedScheduler scheduler, HssOptions options) {
    this.scheduler = scheduler;
    database.put(SUBSCRIBER);
    mme =
        new ScriptedPeer(scheduler, ofMillis(5))
            .on(CancelLocationRequest.class, HssWorld::cancelled)
            .on(InsertSubscriberDataRequest.class, HssWorld::inserted)
            .on(DeleteSubscriberDataRequest.class, HssWorld::deleted);
    hss = newHss(options);
  }

  public Hss hss() {
    return hss;
  }

  /// The process dies and another one starts on the same database.
  public void restart() {
    hss = newHss(HssOptions.of("hss-0." + HOME.epcRealm(), HOME));
  }

  /// Changes the subscription, as the operator does.
  public void provision(Subscriber subscriber) {
    boolean hadMsisdn =
        database
            .find(subscriber.imsi())
            .flatMap(stored -> stored.subscriber().msisdn())
            .isPresent();
    database.put(subscriber);
    hss.changed(
        subscriber.imsi(), stored().isPresent(), hadMsisdn && subscriber.msisdn().isEmpty());
  }

  /// The operator wants the subscriber detached and attached anew.
  public void detach() {
    demanded++;
    hss.detach(IMSI, true, told::add);
  }

  /// The operator wants to know where the subscriber is.
  public void locating() {
    demanded++;
    hss.locate(IMSI, IdrFlags.stateAndLocation(), told::add);
  }

  /// A request comes over the connection of its own origin.
  public void receive(DiameterRequest request) {
    receive(request, new HssMessage.Sender(request.originHost(), request.originRealm()));
  }

  public void receive(DiameterRequest request, HssMessage.Sender sender) {
    received++;
    var burst = new Burst();
    hss.received(request, sender, answers::add, burst);
    burst.wake();
  }

  public DiameterAnswer answer() {
    return answers.getLast();
  }

  public Result result() {
    return answer().result();
  }

  public AuthenticationInformationAnswer vectors() {
    return (AuthenticationInformationAnswer) answer();
  }

  public AuthenticationInformationRequest authenticate(int vectors) {
    return authenticate(MME, HOME, vectors, Optional.empty());
  }

  public AuthenticationInformationRequest authenticate(
      String host, Plmn visited, int vectors, Optional<Octets> resynchronisation) {
    return AuthenticationInformationRequest.of(
        route(host, visited.epcRealm()),
        IMSI,
        visited,
        RequestedEutranAuthenticationInfo.vectors(vectors, resynchronisation));
  }

  public UpdateLocationRequest locate(String host) {
    return locate(host, HOME, S6aAvps.RAT_EUTRAN, UlrFlags.initialAttach());
  }

  public UpdateLocationRequest locate(String host, Plmn visited, int ratType, UlrFlags flags) {
    var route = route(host, visited.epcRealm());
    return new UpdateLocationRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        host,
        route.originRealm(),
        Optional.empty(),
        route.destinationRealm(),
        IMSI,
        List.of(),
        Optional.empty(),
        ratType,
        flags,
        visited,
        OtherIes.NONE);
  }

  public NotifyRequest notification(String host) {
    return NotifyRequest.of(
        route(host, HOME.epcRealm()),
        IMSI,
        "internet",
        Mip6AgentInfo.of(InetAddress.ofLiteral("10.60.50.1")));
  }

  public NotifyRequest notification(String host, TerminalInformation terminal) {
    return NotifyRequest.of(route(host, HOME.epcRealm()), IMSI, terminal);
  }

  public PurgeUeRequest purge(String host) {
    return PurgeUeRequest.of(route(host, HOME.epcRealm()), IMSI);
  }

  public Optional<ServingMme> stored() {
    return database.find(IMSI).flatMap(Subscribers.Stored::servingMme);
  }

  /// A subscriber with one thing different.
  public static Subscriber with(
      long accessRestriction, Roaming roaming, List<ApnSubscription> apns) {
    return new Subscriber(
        IMSI,
        SUBSCRIBER.msisdn(),
        SUBSCRIBER.credentials(),
        SUBSCRIBER.ueAmbr(),
        SUBSCRIBER.barring(),
        accessRestriction,
        roaming,
        apns);
  }

  private Route route(String host, String realm) {
    return new Route(
        "%s;1;%d".formatted(host, nextSession++), host, realm, Optional.empty(), HOME.epcRealm());
  }

  private Hss newHss(HssOptions options) {
    return new Hss(
        options,
        scheduler,
        observer,
        new CountingSubscribers(),
        RandomSource.seeded(1),
        (host, request, question) -> {
          mme.receive(request, question::post);
          scheduler.after(
              ofSeconds(10), () -> question.expire(HssOptions.databaseTimer(ofSeconds(10))));
        });
  }

  /// Where the UE is, where the HSS asks.
  private static InsertSubscriberDataAnswer inserted(InsertSubscriberDataRequest request) {
    var answer =
        InsertSubscriberDataAnswer.of(
            request, request.destinationHost(), request.destinationRealm(), Result.SUCCESS);
    return request
        .flags()
        .map(flags ->
            answer.with(
                Optional.of(1),
                Optional.of(Instant.parse("2026-11-24T09:00:00Z")),
                Optional.of(S6aAvps.RAT_EUTRAN),
                Optional.of(EpsUserState.of(UserState.CONNECTED_NOT_REACHABLE_FOR_PAGING)),
                Optional.of(EpsLocationInformation.of(CELL, TRACKING_AREA, 0))))
        .orElse(answer);
  }

  private static DeleteSubscriberDataAnswer deleted(DeleteSubscriberDataRequest request) {
    return DeleteSubscriberDataAnswer.of(
        request, request.destinationHost(), request.destinationRealm(), Result.SUCCESS);
  }

  private static CancelLocationAnswer cancelled(CancelLocationRequest request) {
    return new CancelLocationAnswer(
        request.sessionId(),
        List.of(),
        Optional.of(Result.SUCCESS),
        Optional.empty(),
        S6aAvps.NO_STATE_MAINTAINED,
        request.destinationHost(),
        request.destinationRealm(),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static AggregateMaximumBitRate rates(long uplink, long downlink) {
    return new AggregateMaximumBitRate(BitRate.megabits(uplink), BitRate.megabits(downlink));
  }

  /// The database, which can be out of order.
  private final class CountingSubscribers implements Subscribers {
    @Override
    public Optional<Stored> find(Imsi imsi) {
      reads++;
      return working(() -> database.find(imsi));
    }

    @Override
    public void reserve(Imsi imsi, long sequence) {
      writes++;
      working(() -> {
        database.reserve(imsi, sequence);
        return true;
      });
    }

    @Override
    public void served(Imsi imsi, ServingMme serving) {
      writes++;
      working(() -> {
        database.served(imsi, serving);
        return true;
      });
    }

    @Override
    public void connected(Imsi imsi, String apn, PdnGateway gateway) {
      writes++;
      working(() -> {
        database.connected(imsi, apn, gateway);
        return true;
      });
    }

    @Override
    public void disconnected(Imsi imsi) {
      writes++;
      working(() -> {
        database.disconnected(imsi);
        return true;
      });
    }

    @Override
    public int ind(String requester) {
      return working(() -> database.ind(requester));
    }

    private <T> T working(Callable<T> query) {
      var broken = fault;
      if (broken != null) {
        throw broken;
      }
      try {
        return query.call();
      } catch (Exception impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
