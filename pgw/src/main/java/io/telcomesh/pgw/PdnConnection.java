package io.telcomesh.pgw;

import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.userplane.ForwardingRule;
import java.net.Inet4Address;
import java.util.Optional;

/// A PDN connection as the PGW knows it, TS 23.401 §5.7.4. Only its procedures write it.
public final class PdnConnection {
  private final long number;
  private volatile FTeid sgwControl;
  private volatile int identifier;
  private Optional<Key> key = Optional.empty();
  private Optional<DefaultBearer> bearer = Optional.empty();

  /// What makes it this one: a second for the same is a new one in its place, TS 29.274 §7.2.1.
  public record Key(Imsi imsi, EpsBearerIdentity linkedBearer) {}

  /// Its default bearer with all that it occupies.
  ///
  /// @param uplink from the SGW to the packet data network
  /// @param downlink from the packet data network to the SGW
  public record DefaultBearer(
      PacketDataNetwork network,
      Inet4Address address,
      ForwardingRule uplink,
      ForwardingRule downlink) {}

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

  public Optional<Key> key() {
    return key;
  }

  public Optional<DefaultBearer> bearer() {
    return bearer;
  }

  public void has(DefaultBearer created) {
    bearer = Optional.of(created);
  }

  public void hasNothing() {
    bearer = Optional.empty();
  }

  void placed(int newIdentifier, Key newKey) {
    identifier = newIdentifier;
    key = Optional.of(newKey);
  }
}
