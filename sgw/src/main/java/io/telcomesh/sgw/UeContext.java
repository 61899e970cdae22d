package io.telcomesh.sgw;

import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpc.FTeid;
import io.telcomesh.gtp.gtpc.GtpcHeader;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.userplane.BufferSpace;
import io.telcomesh.userplane.ForwardingRule;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A UE as the SGW knows it: its S11 tunnel with all its PDN connections, TS 23.401 §5.7.3. Only
/// its procedures write it.
public final class UeContext {
  /// Where downlink packets of the UE go.
  public enum Access {
    /// To an eNodeB, or kept until one is named: the MME is about to.
    CONNECTED,
    /// Kept; the first is notified.
    IDLE,
    /// Dropped: the UE could not be paged.
    UNREACHABLE
  }

  private final long number;
  private final Imsi imsi;
  private final BufferSpace buffer;
  private volatile List<PdnConnection> pdnConnections = List.of();
  private volatile FTeid mmeControl;
  private int identifier;
  private Access access = Access.CONNECTED;

  UeContext(long number, Imsi imsi, FTeid mmeControl, BufferSpace buffer) {
    this.number = number;
    this.imsi = imsi;
    this.mmeControl = mmeControl;
    this.buffer = buffer;
  }

  /// Its name in logs, which means nothing outside of this process.
  public String reference() {
    return "ue-" + number;
  }

  public Imsi imsi() {
    return imsi;
  }

  /// Where this SGW takes messages of the MME; [Teid#NONE] while it has no place among the [Ues].
  public Teid s11() {
    return new Teid(identifier);
  }

  /// Whether a request came in the UE's tunnel of now, not in that of an MME which had the UE
  /// before.
  public boolean isAddressedBy(GtpcHeader header) {
    return header.teid().filter(s11()::equals).isPresent();
  }

  void placed(int newIdentifier) {
    identifier = newIdentifier;
  }

  /// Where the MME takes messages about it.
  public FTeid mmeControl() {
    return mmeControl;
  }

  public void servedBy(FTeid newMmeControl) {
    mmeControl = newMmeControl;
  }

  public List<PdnConnection> pdnConnections() {
    return pdnConnections;
  }

  public Optional<PdnConnection> pdnConnection(EpsBearerIdentity defaultBearer) {
    return pdnConnections.stream()
        .filter(pdn -> pdn.defaultBearer().equals(defaultBearer))
        .findFirst();
  }

  public Optional<PdnConnection> pdnConnection(ForwardingRule rule) {
    return pdnConnections.stream()
        .filter(pdn -> pdn.downlink() == rule || pdn.uplink() == rule)
        .findFirst();
  }

  public void add(PdnConnection created) {
    var all = new ArrayList<>(pdnConnections);
    all.add(created);
    pdnConnections = List.copyOf(all);
  }

  public void remove(PdnConnection gone) {
    pdnConnections = pdnConnections.stream().filter(each -> each != gone).toList();
  }

  /// Room for downlink packets while it is idle, for all its PDN connections.
  public BufferSpace buffer() {
    return buffer;
  }

  public Access access() {
    return access;
  }

  public void access(Access now) {
    access = now;
  }

  /// Whether a PGW has a PDN connection of the UE.
  public boolean hasConnectionAt(InetAddress pgw) {
    return pdnConnections.stream().anyMatch(pdn -> pdn.pgwControl().address().equals(pgw));
  }

  /// Whether a peer that has restarted was the UE's MME.
  public boolean isServedBy(InetAddress peer) {
    return mmeControl.address().equals(peer);
  }
}
