package io.telcomesh.pgw;

import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.procedures.Scheduler;
import io.telcomesh.userplane.ForwardingRule;
import io.telcomesh.userplane.QosEnforcement;
import io.telcomesh.userplane.UeAddresses;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A PDN connection as the PGW knows it, TS 23.401 §5.7.4. Only its procedures write it; what is
/// shown of it may be read at any time.
public final class PdnConnection {
  private final long number;
  private final AtomicBoolean solicited = new AtomicBoolean();
  private volatile FTeid sgwControl;
  private volatile int identifier;
  private volatile @Nullable Key key;
  private volatile @Nullable DefaultBearer bearer;
  private Scheduler.Timeout nextAdvertisement = () -> {};

  /// What makes it this one: a second for the same is a new one in its place, TS 29.274 §7.2.1.
  public record Key(Imsi imsi, EpsBearerIdentity linkedBearer) {}

  /// Its default bearer with all that it occupies.
  ///
  /// @param uplink from the SGW to the packet data network
  /// @param downlink from the packet data network to the SGW
  /// @param since when it was made
  public record DefaultBearer(
      PacketDataNetwork network,
      UeAddresses addresses,
      ForwardingRule uplink,
      ForwardingRule downlink,
      Optional<SessionAmbr> ambr,
      Instant since) {}

  /// What all non-GBR bearers of the connection may take together, TS 23.401 §4.7.3.
  public record SessionAmbr(QosEnforcement uplink, QosEnforcement downlink) {}

  PdnConnection(long number, FTeid sgwControl) {
    this.number = number;
    this.sgwControl = sgwControl;
  }

  /// Its name in logs, which means nothing outside of this process.
  public String reference() {
    return "pdn-" + number;
  }

  /// Where the SGW takes messages about it.
  public FTeid sgwControl() {
    return sgwControl;
  }

  public void movedTo(FTeid newSgwControl) {
    sgwControl = newSgwControl;
  }

  /// Where this PGW takes messages about it; [Teid#NONE] while it has no place among the
  /// [Sessions].
  public Teid control() {
    return new Teid(identifier);
  }

  /// The lower half of the UE's link-local address, which no other node of the link has: TS 23.401
  /// §5.3.1.2.2. It has 33 bits at least, the PGW's has one.
  public long interfaceIdentifier() {
    return 1L << 32 | Integer.toUnsignedLong(identifier);
  }

  public Optional<Key> key() {
    return Optional.ofNullable(key);
  }

  public Optional<DefaultBearer> bearer() {
    return Optional.ofNullable(bearer);
  }

  public void has(DefaultBearer created) {
    bearer = created;
  }

  public void hasNothing() {
    bearer = null;
    nextAdvertisement.cancel();
  }

  /// When the UE is told its prefix again.
  public void nextAdvertisement(Scheduler.Timeout timeout) {
    nextAdvertisement.cancel();
    nextAdvertisement = timeout;
  }

  /// The UE asks for its router. From any thread.
  ///
  /// @return whether it is the first time since [#advertised], so that a UE which asks without end
  ///   is one message
  boolean solicited() {
    return solicited.compareAndSet(false, true);
  }

  /// The UE has been answered.
  public void advertised() {
    solicited.set(false);
  }

  void placed(int newIdentifier, Key newKey) {
    identifier = newIdentifier;
    key = newKey;
  }
}
