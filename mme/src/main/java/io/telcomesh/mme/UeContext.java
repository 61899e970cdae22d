package io.telcomesh.mme;

import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.gtp.Teid;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imei;
import io.telcomesh.identifiers.Imeisv;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.mme.s1mme.S1Connection;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.security.Key;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the MME keeps of a UE, TS 23.401 §5.7.2. Only the UE's procedures write it.
public final class UeContext {
  private final int identifier;
  private @Nullable S1Connection connection;
  private @Nullable Imsi imsi;
  private @Nullable Guti guti;
  private @Nullable Guti formerGuti;
  private List<Tai> trackingAreas = List.of();
  private List<Tai> formerTrackingAreas = List.of();
  private @Nullable Imeisv imeisv;
  private @Nullable Imei imei;
  private @Nullable NasSecurityContext security;
  private @Nullable NasSecurityContext securityBefore;
  private @Nullable UeSecurityCapability securityCapability;
  private @Nullable Key kenb;
  private @Nullable SubscriptionData subscription;
  private @Nullable Octets radioCapability;
  private @Nullable Octets radioCapabilityForPaging;
  private @Nullable Location location;
  private @Nullable Instant lastConnected;
  private @Nullable ProcedureRunner<UeContext, UeMessage> predecessor;
  private @Nullable UnusedVectors vectors;
  private Scheduler.@Nullable Timeout purge;
  private Scheduler.@Nullable Timeout whileIdle;
  private boolean reachable = true;
  private int attachesWithStoredSecurity;
  private boolean secureExchange;
  private boolean registered;
  private volatile List<PdnConnection> pdnConnections =
      List.of(); // read by whoever hears of a loss

  /// @param identifier names the UE on S11 and in logs
  UeContext(int identifier) {
    this.identifier = identifier;
  }

  /// The UE's name in logs, which means nothing outside of this process.
  public String reference() {
    return "ue-%08x".formatted(identifier);
  }

  /// Where the MME takes S11 messages about this UE.
  public Teid s11Teid() {
    return new Teid(identifier);
  }

  /// Where the UE was last seen.
  public record Location(Tai tai, Ecgi cell) {}

  public Optional<Location> location() {
    return Optional.ofNullable(location);
  }

  public void seenAt(Tai tai, Ecgi cell) {
    location = new Location(tai, cell);
  }

  /// When the UE went to ECM-IDLE the last time.
  public Optional<Instant> lastConnected() {
    return Optional.ofNullable(lastConnected);
  }

  int identifier() {
    return identifier;
  }

  /// Whose context is being taken over and is not wholly this one yet.
  Optional<ProcedureRunner<UeContext, UeMessage>> predecessor() {
    return Optional.ofNullable(predecessor);
  }

  void takesOver(ProcedureRunner<UeContext, UeMessage> earlier) {
    predecessor = earlier;
  }

  void hasTakenOver() {
    predecessor = null;
  }

  /// Empty in ECM-IDLE.
  public Optional<S1Connection> connection() {
    return Optional.ofNullable(connection);
  }

  /// Whether this is the UE's S1 connection now.
  public boolean isOn(S1Connection which) {
    return which.equals(connection);
  }

  /// A new S1 connection, on which no secure exchange has begun.
  public void connected(S1Connection to) {
    noLongerIdle();
    connection = to;
    secureExchange = false;
  }

  /// To ECM-IDLE.
  public void disconnected(Instant now) {
    if (connection != null) {
      lastConnected = now;
    }
    connection = null;
    secureExchange = false;
  }

  public Optional<Imsi> imsi() {
    return Optional.ofNullable(imsi);
  }

  void imsi(Imsi identified) {
    imsi = identified;
  }

  /// The one that the UE was given last.
  public Optional<Guti> guti() {
    return Optional.ofNullable(guti);
  }

  /// The one before, as long as the UE may not have taken the last.
  public Optional<Guti> formerGuti() {
    return Optional.ofNullable(formerGuti);
  }

  void offered(Guti another) {
    formerGuti = guti;
    guti = another;
  }

  void gutiTaken() {
    formerGuti = null;
    formerTrackingAreas = List.of();
  }

  /// The TAI list that the UE was given last.
  public List<Tai> trackingAreas() {
    return trackingAreas;
  }

  /// Where the UE may be without telling so: in the areas of its list and of those before, as long
  /// as it may not have taken the last, TS 24.301 §5.5.1.2.7 c and §5.5.3.2.7 c.
  public List<Tai> registeredAreas() {
    return Stream.concat(trackingAreas.stream(), formerTrackingAreas.stream()).distinct().toList();
  }

  /// A TAI list with the GUTI that is offered.
  public void offered(List<Tai> areas) {
    formerTrackingAreas = registeredAreas();
    trackingAreas = List.copyOf(areas);
  }

  /// Where the UE tells no IMEISV.
  public Optional<Imei> imei() {
    return Optional.ofNullable(imei);
  }

  public void imei(Imei told) {
    imei = told;
  }

  public Optional<Imeisv> imeisv() {
    return Optional.ofNullable(imeisv);
  }

  public void imeisv(Imeisv told) {
    imeisv = told;
  }

  public Optional<NasSecurityContext> security() {
    return Optional.ofNullable(security);
  }

  /// With what the UE still protects until it has taken the present keys, TS 24.301 §5.4.3.5.
  public Optional<NasSecurityContext> securityBefore() {
    return Optional.ofNullable(securityBefore);
  }

  /// New keys, which the UE has yet to take.
  public void proposed(NasSecurityContext context) {
    securityBefore = security;
    security = context;
  }

  /// The UE has taken the keys that were proposed.
  public void proposalTaken() {
    securityBefore = null;
  }

  /// The UE goes on with the keys that it had.
  public void proposalRefused() {
    security = securityBefore;
    securityBefore = null;
  }

  /// The UE's algorithms, which it has seen replayed, TS 24.301 §5.4.3.3.
  public Optional<UeSecurityCapability> securityCapability() {
    return Optional.ofNullable(securityCapability);
  }

  public void securityCapability(UeSecurityCapability replayed) {
    securityCapability = replayed;
  }

  /// Whether the UE can come back as it is and need not prove anew who it is.
  boolean resumable() {
    return imsi != null && guti != null && security != null;
  }

  /// How often in a row the UE has attached with the keys that it had.
  public int attachesWithStoredSecurity() {
    return attachesWithStoredSecurity;
  }

  public void attachesWithStoredSecurity(int times) {
    attachesWithStoredSecurity = times;
  }

  /// Vectors that the HSS has sent in advance for who the UE says it is.
  public record UnusedVectors(Imsi imsi, List<EutranVector> vectors) {
    public UnusedVectors {
      vectors = List.copyOf(vectors);
    }
  }

  public List<EutranVector> vectors(Imsi of) {
    return vectors != null && vectors.imsi.equals(of) ? vectors.vectors : List.of();
  }

  public void vectors(Imsi of, List<EutranVector> unused) {
    vectors = new UnusedVectors(of, unused);
  }

  /// Whether the UE is kept, without being registered, until it is purged.
  boolean awaitsPurge() {
    return purge != null;
  }

  /// When the UE is purged if it does not come back.
  void purgeAt(Scheduler.Timeout timeout) {
    keep();
    purge = timeout;
  }

  /// It has come back.
  void keep() {
    if (purge != null) {
      purge.cancel();
    }
    purge = null;
  }

  /// Whether the UE is worth paging: it has come back at least as often as T3412 wants it to. The
  /// PPF of TS 23.401 §4.3.5.2.
  public boolean reachable() {
    return reachable;
  }

  void notReachable() {
    reachable = false;
  }

  /// What is to happen if the UE stays idle: the mobile reachable timer, then the implicit detach
  /// timer, TS 24.301 §5.3.5.
  void whileIdle(Scheduler.Timeout timeout) {
    stopWhileIdle();
    whileIdle = timeout;
  }

  void noLongerIdle() {
    stopWhileIdle();
    reachable = true;
  }

  private void stopWhileIdle() {
    if (whileIdle != null) {
      whileIdle.cancel();
    }
    whileIdle = null;
  }

  /// Whether the secure exchange of NAS messages is established on the connection, TS 24.301
  /// §4.4.2.3.
  public boolean secureExchange() {
    return secureExchange;
  }

  public void secureExchangeEstablished() {
    secureExchange = true;
  }

  /// The key of the access stratum, TS 33.401 §7.2.5.2.
  public Optional<Key> kenb() {
    return Optional.ofNullable(kenb);
  }

  public void kenb(Key derived) {
    kenb = derived;
  }

  public Optional<SubscriptionData> subscription() {
    return Optional.ofNullable(subscription);
  }

  public void subscription(SubscriptionData told) {
    subscription = told;
  }

  public Optional<Octets> radioCapability() {
    return Optional.ofNullable(radioCapability);
  }

  public void radioCapability(Octets told) {
    radioCapability = told;
  }

  public void noRadioCapability() {
    radioCapability = null;
  }

  public Optional<Octets> radioCapabilityForPaging() {
    return Optional.ofNullable(radioCapabilityForPaging);
  }

  public void radioCapabilityForPaging(Octets told) {
    radioCapabilityForPaging = told;
  }

  /// Goes on for a UE that was known under another name.
  public void continues(UeContext earlier) {
    subscription = earlier.subscription;
    radioCapability = earlier.radioCapability;
    radioCapabilityForPaging = earlier.radioCapabilityForPaging;
    trackingAreas = earlier.registeredAreas();
    registered = earlier.registered;
    if (imeisv == null) {
      imeisv = earlier.imeisv;
    }
  }

  /// EMM-REGISTERED.
  public boolean registered() {
    return registered;
  }

  public void registered(boolean now) {
    registered = now;
  }

  public List<PdnConnection> pdnConnections() {
    return pdnConnections;
  }

  public Optional<PdnConnection> pdnConnection(EpsBearerIdentity defaultBearer) {
    return pdnConnections.stream()
        .filter(pdn -> pdn.defaultBearer().equals(defaultBearer))
        .findFirst();
  }

  /// An EPS bearer identity that no bearer has; empty when all 11 are in use (TS 24.007
  /// §11.2.3.1.5).
  public Optional<EpsBearerIdentity> freeBearer() {
    return IntStream.rangeClosed(EpsBearerIdentity.FIRST.value(), 15)
        .mapToObj(EpsBearerIdentity::new)
        .filter(identity -> pdnConnection(identity).isEmpty())
        .findFirst();
  }

  public void add(PdnConnection pdn) {
    var all = new ArrayList<>(pdnConnections);
    all.add(pdn);
    pdnConnections = List.copyOf(all);
  }

  public void remove(PdnConnection pdn) {
    pdnConnections = pdnConnections.stream().filter(each -> !each.equals(pdn)).toList();
  }
}
