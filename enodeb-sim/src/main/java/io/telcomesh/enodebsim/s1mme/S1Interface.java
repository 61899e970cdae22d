package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.referencepoints.s1ap.S1apAssociation;
import io.telcomesh.s1ap.Cause;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.OverloadStart;
import io.telcomesh.s1ap.RrcEstablishmentCause;
import io.telcomesh.s1ap.S1SetupResponse;
import io.telcomesh.s1ap.S1apMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What an eNodeB has with one MME: the association, what S1 Setup told, the UEs connected over it.
public final class S1Interface {
  private static final int ALL = 100;

  private final Enodeb enodeb;
  private final S1apAssociation association;
  private final Map<EnbUeS1apId, S1Connection> connections = new ConcurrentHashMap<>();
  private volatile @Nullable S1SetupResponse mme;
  private volatile @Nullable Cause refusal;
  private volatile @Nullable Cause updateRefusal;
  private volatile @Nullable OverloadStart overload;
  private final AtomicInteger share = new AtomicInteger();

  S1Interface(Enodeb enodeb, S1apAssociation association) {
    this.enodeb = enodeb;
    this.association = association;
  }

  /// For logs.
  public String reference() {
    return enodeb.settings().name() + "-" + association.peer().getAddress().getHostAddress();
  }

  public Enodeb enodeb() {
    return enodeb;
  }

  public S1apAssociation association() {
    return association;
  }

  /// What the MME said of itself; empty until S1 Setup has succeeded.
  public Optional<S1SetupResponse> mme() {
    return Optional.ofNullable(mme);
  }

  /// Why the MME has refused S1 Setup the last time.
  public Optional<Cause> refusal() {
    return Optional.ofNullable(refusal);
  }

  void setUp(S1SetupResponse by) {
    mme = by;
    refusal = null;
  }

  void refused(Cause cause) {
    mme = null;
    refusal = cause;
  }

  /// Why the MME has refused the last configuration update.
  public Optional<Cause> updateRefusal() {
    return Optional.ofNullable(updateRefusal);
  }

  void updateAccepted() {
    updateRefusal = null;
  }

  void updateRefused(Cause cause) {
    updateRefusal = cause;
  }

  /// Whether the MME of a GUTI is behind it.
  boolean serves(Gummei gummei) {
    return mme().stream()
        .flatMap(response -> response.servedGummeis().stream())
        .anyMatch(served ->
            served.servedPlmns().contains(gummei.plmn())
                && served.servedGroupIds().contains(gummei.mmeGroupId())
                && served.servedMmeCodes().contains(gummei.mmeCode()));
  }

  /// Whether the MME behind it has this code, in whatever group.
  boolean serves(int mmeCode) {
    return mme().stream()
        .flatMap(response -> response.servedGummeis().stream())
        .anyMatch(served -> served.servedMmeCodes().contains(mmeCode));
  }

  /// What the MME wants fewer of; empty while it is not overloaded.
  public Optional<OverloadStart> overload() {
    return Optional.ofNullable(overload);
  }

  void overload(Optional<OverloadStart> now) {
    overload = now.orElse(null);
  }

  /// Whether a UE's connection is not established, TS 36.413 §8.7.6.2: of those that the action is
  /// about, so many in a hundred as the MME said.
  Optional<RrcConnectionReject> rejects(UeContext ue, RrcEstablishmentCause cause) {
    return overload()
        .filter(start -> concerns(start, ue))
        .filter(start -> !start.action().permits(cause))
        .filter(start -> isOfShare(start.trafficLoadReduction().orElse(ALL)))
        .map(start -> new RrcConnectionReject(start.action()));
  }

  private static boolean concerns(OverloadStart start, UeContext ue) {
    return start.gummeis().isEmpty()
        || ue.guti().filter(guti -> start.gummeis().get().contains(guti.gummei())).isPresent();
  }

  /// Spreads them evenly.
  private boolean isOfShare(int percent) {
    return share.getAndUpdate(sum -> (sum + percent) % ALL) + percent >= ALL;
  }

  /// A UE comes into one of the cells.
  S1Connection connect(ProcedureRunner<UeContext, UeMessage> ue) {
    var cell = enodeb.cellFor(ue.context());
    S1Connection connection;
    do {
      connection = new S1Connection(this, enodeb.nextUeId(), ue, enodeb.tai(), cell);
    } while (connections.putIfAbsent(connection.enbUeS1apId(), connection) != null);
    return connection;
  }

  Optional<S1Connection> find(EnbUeS1apId id) {
    return Optional.ofNullable(connections.get(id));
  }

  Optional<S1Connection> find(MmeUeS1apId id) {
    return connections.values().stream()
        .filter(each -> each.mmeUeS1apId().filter(id::equals).isPresent())
        .findFirst();
  }

  void remove(S1Connection connection) {
    connections.remove(connection.enbUeS1apId(), connection);
  }

  public Collection<S1Connection> connections() {
    return List.copyOf(connections.values());
  }

  void send(S1apMessage message) {
    association.send(message);
  }

  void send(S1Connection connection, S1apMessage message) {
    association.send(
        connection.enbUeS1apId().value(), connection.ue().context().reference(), message);
  }

  @Override
  public String toString() {
    return "S1 " + reference();
  }
}
