package io.telcomesh.enodebsim.s1mme;

import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.bearers.Bearer;
import io.telcomesh.identifiers.Ecgi;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Tai;
import io.telcomesh.procedures.ProcedureRunner;
import io.telcomesh.s1ap.EnbUeS1apId;
import io.telcomesh.s1ap.MmeUeS1apId;
import io.telcomesh.s1ap.UeAggregateMaximumBitRate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A UE-associated logical S1 connection, TS 36.413 §3.1: a UE in one cell, and the bearers it has
/// there.
public final class S1Connection {
  private final S1Interface s1;
  private final EnbUeS1apId enbUeS1apId;
  private final ProcedureRunner<UeContext, UeMessage> ue;
  private final Tai tai;
  private final Ecgi cell;
  private final Map<EpsBearerIdentity, Bearer> bearers = new ConcurrentHashMap<>();
  private volatile @Nullable MmeUeS1apId mmeUeS1apId;
  private volatile @Nullable UeAggregateMaximumBitRate ueBitRate;
  private boolean begun;

  S1Connection(
      S1Interface s1,
      EnbUeS1apId enbUeS1apId,
      ProcedureRunner<UeContext, UeMessage> ue,
      Tai tai,
      Ecgi cell) {
    this.s1 = s1;
    this.enbUeS1apId = enbUeS1apId;
    this.ue = ue;
    this.tai = tai;
    this.cell = cell;
  }

  public S1Interface s1() {
    return s1;
  }

  public EnbUeS1apId enbUeS1apId() {
    return enbUeS1apId;
  }

  public Tai tai() {
    return tai;
  }

  public Ecgi cell() {
    return cell;
  }

  /// Empty before the MME's first message.
  public Optional<MmeUeS1apId> mmeUeS1apId() {
    return Optional.ofNullable(mmeUeS1apId);
  }

  /// Whether a message with these names is this connection's; the MME's first one tells its name.
  boolean isNamed(MmeUeS1apId mme) {
    var known = mmeUeS1apId;
    if (known == null) {
      mmeUeS1apId = mme;
      return true;
    }
    return known.equals(mme);
  }

  /// Whether the INITIAL UE MESSAGE is still to be sent; from now on it is not.
  boolean begin() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  ProcedureRunner<UeContext, UeMessage> ue() {
    return ue;
  }

  /// Takes the place of one with the same identity.
  public void add(EpsBearerIdentity identity, Bearer bearer) {
    Optional.ofNullable(bearers.put(identity, bearer)).ifPresent(Bearer::close);
  }

  public Optional<Bearer> bearer(EpsBearerIdentity identity) {
    return Optional.ofNullable(bearers.get(identity));
  }

  public boolean hasBearers() {
    return !bearers.isEmpty();
  }

  /// The radio connection is gone, and the bearers with it; the MME has yet to release its part.
  void radioLost() {
    bearers.values().forEach(Bearer::close);
    bearers.clear();
  }

  /// Takes a bearer down.
  ///
  /// @return whether there was one
  public boolean remove(EpsBearerIdentity identity) {
    var bearer = Optional.ofNullable(bearers.remove(identity));
    bearer.ifPresent(Bearer::close);
    return bearer.isPresent();
  }

  /// Packets of all bearers.
  public long packets() {
    return bearers.values().stream().mapToLong(Bearer::packets).sum();
  }

  /// The UE-AMBR that the MME wants enforced.
  public Optional<UeAggregateMaximumBitRate> ueBitRate() {
    return Optional.ofNullable(ueBitRate);
  }

  void ueBitRate(UeAggregateMaximumBitRate wanted) {
    ueBitRate = wanted;
  }

  /// Takes the bearers down, and its name off the S1 interface. From any thread, more than once is
  /// as once.
  public void forget() {
    radioLost();
    s1.remove(this);
  }

  @Override
  public String toString() {
    return "%s, eNB UE S1AP ID %s".formatted(s1, enbUeS1apId);
  }
}
