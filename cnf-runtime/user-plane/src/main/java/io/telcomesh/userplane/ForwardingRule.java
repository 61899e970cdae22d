package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A match with its action and its counters. [UserPlane] makes, changes and removes it.
public final class ForwardingRule {
  private static final int MOST_BUFFERED = 64;
  private static final InetSocketAddress NOBODY = new InetSocketAddress(0);

  private final PacketMatch match;
  private final int teid;
  private final @Nullable InetAddress local;
  private final boolean checksSource;
  private final int onlySource;
  private final AtomicLong packets = new AtomicLong();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicInteger buffered = new AtomicInteger();
  private final Queue<Octets> buffer = new ConcurrentLinkedQueue<>();
  private volatile ForwardingAction action;
  private volatile InetSocketAddress peer = NOBODY;

  ForwardingRule(PacketMatch match, ForwardingAction action) {
    this.match = match;
    this.action = action;
    if (match instanceof PacketMatch.Tunnel tunnel) {
      teid = tunnel.teid().value();
      local = tunnel.local();
      checksSource = tunnel.onlySource().isPresent();
      onlySource = tunnel.onlySource().map(Ipv4::number).orElse(0);
    } else {
      teid = 0;
      local = null;
      checksSource = false;
      onlySource = 0;
    }
  }

  public PacketMatch match() {
    return match;
  }

  /// Our TEID of a rule for a tunnel.
  ///
  /// @throws IllegalStateException of a rule for a UE address
  public Teid teid() {
    if (match instanceof PacketMatch.Tunnel tunnel) {
      return tunnel.teid();
    }
    throw new IllegalStateException("%s is no tunnel".formatted(match));
  }

  public ForwardingAction action() {
    return action;
  }

  /// Users' packets that were forwarded.
  public long packets() {
    return packets.get();
  }

  /// Octets of the forwarded packets, without GTP-U and what is below.
  public long octets() {
    return octets.get();
  }

  /// Users' packets that went no further.
  public long dropped() {
    return dropped.get();
  }

  void action(ForwardingAction newAction) {
    action = newAction;
  }

  /// Where its datagrams go, kept so that not each of them makes an address of its own.
  InetSocketAddress peer(ForwardingAction.ToTunnel to) {
    var known = peer;
    if (known.getAddress().equals(to.peer())) {
      return known;
    }
    var found = new InetSocketAddress(to.peer(), Gtpu.PORT);
    peer = found;
    return found;
  }

  boolean hasTeid(int value) {
    return teid == value;
  }

  boolean endsAt(InetAddress address) {
    return address.equals(local);
  }

  boolean allowsSource(int address) {
    return !checksSource || onlySource == address;
  }

  void forwarded(int payloadOctets) {
    packets.getAndIncrement();
    octets.getAndAdd(payloadOctets);
  }

  void droppedOne() {
    dropped.getAndIncrement();
  }

  /// What became of a packet that the rule was to keep.
  enum Kept {
    FIRST,
    ANOTHER,
    FULL
  }

  Kept keep(Octets datagramOrPacket) {
    int before = buffered.getAndIncrement();
    if (before >= MOST_BUFFERED) {
      buffered.getAndDecrement();
      return Kept.FULL;
    }
    buffer.add(datagramOrPacket);
    return before == 0 ? Kept.FIRST : Kept.ANOTHER;
  }

  /// The oldest packet kept, or null.
  @Nullable Octets takeKept() {
    var oldest = buffer.poll();
    if (oldest != null) {
      buffered.getAndDecrement();
    }
    return oldest;
  }

  @Override
  public String toString() {
    return "%s -> %s".formatted(match, action);
  }
}
