package io.telcomesh.enodebsim;

import io.telcomesh.codec.Octets;
import io.telcomesh.enodebsim.esm.DefaultBearer;
import io.telcomesh.enodebsim.s1mme.Enodeb;
import io.telcomesh.enodebsim.s1mme.S1Connection;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.STmsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.ie.GprsTimer;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.security.Direction;
import io.telcomesh.security.Key;
import io.telcomesh.security.SequenceNumberArray;
import io.telcomesh.security.Usim;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// What a UE knows, TS 24.301 §5.1.3 and Annex C. Only its procedures write it; what the control
/// interface shows of it may be read at any time.
public final class UeContext {
  private final int number;
  private final Subscriber subscriber;
  private final Usim usim;
  private final UeEquipment equipment;
  private final NasObserver observer;
  private final Map<STmsi, Imsi> listening;
  private final Faults faults = new Faults();

  private volatile boolean registered;
  private volatile @Nullable Guti guti;
  private volatile List<Tai> trackingAreas = List.of();
  private volatile @Nullable S1Connection connection;
  private volatile @Nullable NasSecurityContext security;
  private volatile List<PdnConnection> pdns = List.of();
  private int lastTransaction = DefaultBearer.TRANSACTION.value();
  private volatile @Nullable Rejection lastRejection;
  private volatile boolean usimInvalid;
  private final Map<String, Duration> durations = new ConcurrentSkipListMap<>();

  private boolean secureExchange;
  private @Nullable Agreed agreed;
  private @Nullable Challenge challenge;
  private @Nullable Key kenb;
  private @Nullable Octets attachRequest;
  private Instant noServiceBefore = Instant.MIN;
  private Instant backOff = Instant.MIN;
  private int attachAttempts;
  private int updateAttempts;
  private Scheduler.@Nullable Timeout retry;
  private Scheduler.@Nullable Timeout periodicUpdate;
  private @Nullable GprsTimer t3412;
  private volatile @Nullable Enodeb camping;

  /// A key that was agreed on but not yet taken into use: a partial context, TS 24.301 §4.4.2.1.
  public record Agreed(NasKeySetIdentifier keySetIdentifier, Key kasme) {}

  /// The last challenge with its answer, TS 24.301 §5.4.2.3.
  public record Challenge(Octets rand, AuthenticationResponse answer, Instant until) {}

  /// @param listening where eNodeBs find the UE by its S-TMSI
  UeContext(
      int number,
      Subscriber subscriber,
      UeEquipment equipment,
      NasObserver observer,
      Map<STmsi, Imsi> listening) {
    this.number = number;
    this.subscriber = subscriber;
    this.usim =
        new Usim(subscriber.functions(), new SequenceNumberArray(SequenceNumberArray.NO_AGE_LIMIT));
    this.equipment = equipment;
    this.observer = observer;
    this.listening = listening;
  }

  /// From 0.
  public int number() {
    return number;
  }

  /// The UE's name in logs, which means nothing outside of this process.
  public String reference() {
    return "ue-" + number;
  }

  public Imsi imsi() {
    return subscriber.imsi();
  }

  public Usim usim() {
    return usim;
  }

  public UeEquipment equipment() {
    return equipment;
  }

  /// What is to go wrong with what it sends.
  public Faults faults() {
    return faults;
  }

  /// Tells of a NAS message in plain.
  public void seen(Direction direction, Octets plain) {
    observer.plain(direction, reference(), plain);
  }

  /// EMM-REGISTERED.
  public boolean registered() {
    return registered;
  }

  public void registered(boolean now) {
    registered = now;
    noPeriodicUpdate();
  }

  public Optional<Guti> guti() {
    return Optional.ofNullable(guti);
  }

  public List<Tai> trackingAreas() {
    return trackingAreas;
  }

  public void assigned(Optional<Guti> newGuti, List<Tai> areas) {
    newGuti.ifPresent(this::listenTo);
    trackingAreas = List.copyOf(areas);
  }

  private void listenTo(Guti given) {
    forgetGuti();
    guti = given;
    listening.put(given.sTmsi(), imsi());
  }

  private void forgetGuti() {
    guti().ifPresent(before -> listening.remove(before.sTmsi(), imsi()));
    guti = null;
  }

  /// Empty in EMM-IDLE.
  public Optional<S1Connection> connection() {
    return Optional.ofNullable(connection);
  }

  /// A new S1 connection, on which no secure exchange has begun.
  public void connected(S1Connection to) {
    noPeriodicUpdate();
    connection = to;
    secureExchange = false;
  }

  public void disconnected() {
    connection = null;
    secureExchange = false;
    challenge = null;
  }

  public Optional<NasSecurityContext> security() {
    return Optional.ofNullable(security);
  }

  public void security(NasSecurityContext current) {
    security = current;
    agreed = null;
  }

  /// Whether the secure exchange of NAS messages is established on the connection, TS 24.301
  /// §4.4.2.3.
  public boolean secureExchange() {
    return secureExchange;
  }

  public void secureExchangeEstablished() {
    secureExchange = true;
  }

  public Optional<Agreed> agreed() {
    return Optional.ofNullable(agreed);
  }

  public void agreed(Agreed key) {
    agreed = key;
  }

  public Optional<Challenge> challenge() {
    return Optional.ofNullable(challenge);
  }

  public void challenge(Challenge last) {
    challenge = last;
  }

  /// The key of the access stratum, TS 33.401 §7.2.5.2.
  public Optional<Key> kenb() {
    return Optional.ofNullable(kenb);
  }

  public void kenb(Key derived) {
    kenb = derived;
  }

  /// The attach request that was sent last, plain.
  public Optional<Octets> attachRequest() {
    return Optional.ofNullable(attachRequest);
  }

  public void attachRequest(Octets plain) {
    attachRequest = plain;
  }

  /// The first PDN connection, that of the attach.
  public Optional<PdnConnection> pdn() {
    return pdns.stream().findFirst();
  }

  /// In the order in which they came.
  public List<PdnConnection> pdns() {
    return pdns;
  }

  public Optional<PdnConnection> pdn(EpsBearerIdentity defaultBearer) {
    return pdns.stream().filter(each -> each.defaultBearer().equals(defaultBearer)).findFirst();
  }

  /// The newest one to an APN.
  public Optional<PdnConnection> pdn(Apn apn) {
    return pdns.stream()
        .filter(each -> each.apn().networkIdentifier().equals(apn.networkIdentifier()))
        .reduce((_, newest) -> newest);
  }

  /// One more, or the same with something else.
  public void pdn(PdnConnection connected) {
    var all = new ArrayList<>(pdns);
    int index = pdn(connected.defaultBearer()).map(pdns::indexOf).orElse(-1);
    if (index < 0) {
      all.add(connected);
    } else {
      all.set(index, connected);
    }
    pdns = List.copyOf(all);
  }

  public void noPdn(PdnConnection gone) {
    pdns =
        pdns.stream().filter(each -> !each.defaultBearer().equals(gone.defaultBearer())).toList();
  }

  /// Whether the UE has something to send and no bearer for it.
  public boolean hasToSend() {
    return pdns.stream().anyMatch(pdn -> pdn.uplink().keepsPackets());
  }

  /// A name for an exchange that the UE begins, TS 24.007 §11.2.3.1a; the attach has its own.
  public ProcedureTransactionIdentity nextTransaction() {
    lastTransaction = lastTransaction == 254 ? 2 : lastTransaction + 1;
    return new ProcedureTransactionIdentity(lastTransaction);
  }

  /// Kept until the next one, also when the UE succeeds later.
  public Optional<Rejection> lastRejection() {
    return Optional.ofNullable(lastRejection);
  }

  public void rejected(Rejection rejection) {
    lastRejection = rejection;
  }

  /// The attach attempt counter, TS 24.301 §5.5.1.1.
  public int attachAttempts() {
    return attachAttempts;
  }

  public void attachAttempts(int count) {
    attachAttempts = count;
  }

  /// The tracking area updating attempt counter, TS 24.301 §5.5.3.1.
  public int updateAttempts() {
    return updateAttempts;
  }

  public void updateAttempts(int count) {
    updateAttempts = count;
  }

  /// Whose cell the UE has been told to be in; else it is where its number says.
  public Optional<Enodeb> camping() {
    return Optional.ofNullable(camping);
  }

  public void camping(Enodeb where) {
    camping = where;
  }

  /// How often the idle UE tells where it is; empty when it need not.
  public Optional<Duration> t3412() {
    return Optional.ofNullable(t3412).flatMap(GprsTimer::duration).filter(Duration::isPositive);
  }

  public void t3412(GprsTimer told) {
    t3412 = told;
  }

  /// When the idle UE next tells where it is.
  public void periodicUpdate(Scheduler.Timeout timeout) {
    noPeriodicUpdate();
    periodicUpdate = timeout;
  }

  private void noPeriodicUpdate() {
    if (periodicUpdate != null) {
      periodicUpdate.cancel();
    }
    periodicUpdate = null;
  }

  /// When the UE tries again to attach, or to update.
  public void retry(Scheduler.Timeout timeout) {
    noRetry();
    retry = timeout;
  }

  public void noRetry() {
    if (retry != null) {
      retry.cancel();
    }
    retry = null;
  }

  /// The network does not serve this USIM until the UE is switched on anew.
  public boolean usimInvalid() {
    return usimInvalid;
  }

  public void usimInvalid(boolean now) {
    usimInvalid = now;
  }

  /// T3346 runs until then, TS 24.301 §5.3.9.
  public Instant backOff() {
    return backOff;
  }

  public void backOff(Instant until) {
    backOff = until;
  }

  /// T3346 is stopped.
  public void backOffOver() {
    backOff = Instant.MIN;
  }

  /// Until then the UE asks for no service that nobody wanted: T302, TS 36.331 §5.3.3.8.
  public Instant noServiceBefore() {
    return noServiceBefore;
  }

  public void noServiceBefore(Instant time) {
    noServiceBefore = time;
  }

  /// What a reject deletes: GUTI, TAI list and keys, TS 24.301 §5.5.1.2.5.
  public void forgetNetwork() {
    forgetGuti();
    trackingAreas = List.of();
    security = null;
    agreed = null;
    kenb = null;
  }

  /// How long each procedure took the last time.
  public Map<String, Duration> durations() {
    return Map.copyOf(durations);
  }

  public void took(String procedure, Duration duration) {
    durations.put(procedure, duration);
  }
}
