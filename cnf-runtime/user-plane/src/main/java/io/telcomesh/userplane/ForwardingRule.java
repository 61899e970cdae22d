package io.telcomesh.userplane;

import io.telcomesh.codec.Octets;
import io.telcomesh.gtp.Teid;
import io.telcomesh.gtp.gtpu.Gtpu;
import io.telcomesh.identifiers.UePrefix;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A match with its action and its counters. [UserPlane] makes, changes and removes it.
public final class ForwardingRule {
  private static final InetSocketAddress NOBODY = new InetSocketAddress(0);

  private final PacketMatch match;
  private final int teid;
  private final @Nullable InetAddress local;
  private final @Nullable UeAddresses onlySource;
  private final int onlyAddress;
  private final long onlyPrefix;
  private final AtomicLong packets = new AtomicLong();
  private final AtomicLong octets = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final AtomicInteger buffered = new AtomicInteger();
  private final Queue<KeptPacket> buffer = new ConcurrentLinkedQueue<>();
  private volatile ForwardingAction action;
  private volatile InetSocketAddress peer = NOBODY;
  private volatile @Nullable QosEnforcement enforcement;

  ForwardingRule(PacketMatch match, ForwardingAction action) {
    this.match = match;
    this.action = action;
    if (match instanceof PacketMatch.Tunnel tunnel) {
      teid = tunnel.teid().value();
      local = tunnel.local();
      onlySource = tunnel.onlySource().orElse(null);
    } else {
      teid = 0;
      local = null;
      onlySource = null;
    }
    onlyAddress = source(UeAddresses::ipv4).map(Ipv4::number).orElse(0);
    onlyPrefix = source(UeAddresses::ipv6).map(UePrefix::bits).orElse(0L);
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

  /// No UE has the address 0.0.0.0.
  boolean allowsSource(int address) {
    return onlySource == null || (onlyAddress == address && address != 0);
  }

  /// No UE has the prefix ::/64.
  boolean allowsSource(long prefix) {
    return onlySource == null || (onlyPrefix == prefix && prefix != 0);
  }

  /// Whether packets of the link alone are expected: the UE has IPv6 too.
  boolean speaksIpv6() {
    return onlySource == null || onlyPrefix != 0;
  }

  /// What is enforced on its packets, or null.
  @Nullable QosEnforcement enforcement() {
    return enforcement;
  }

  void enforce(QosEnforcement shared) {
    enforcement = shared;
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

  /// A packet that waits.
  ///
  /// @param space that it takes up
  /// @param since when, in nanoseconds
  record KeptPacket(Octets datagramOrPacket, BufferSpace space, long since) {
    boolean tooOld(long now) {
      return space.tooOld(since, now);
    }
  }

  Kept keep(KeptPacket packet) {
    if (!packet.space.take(packet.datagramOrPacket.length())) {
      return Kept.FULL;
    }
    buffer.add(packet);
    return buffered.getAndIncrement() == 0 ? Kept.FIRST : Kept.ANOTHER;
  }

  /// The oldest packet kept, or null.
  @Nullable KeptPacket takeKept() {
    var oldest = buffer.poll();
    if (oldest != null) {
      buffered.getAndDecrement();
      oldest.space.giveBack(oldest.datagramOrPacket.length());
    }
    return oldest;
  }

  /// Whether the oldest packet kept is of no use any more.
  boolean keepsTooOld(long now) {
    var oldest = buffer.peek();
    return oldest != null && oldest.tooOld(now);
  }

  private <A> Optional<A> source(Function<UeAddresses, Optional<A>> part) {
    return Optional.ofNullable(onlySource).flatMap(part);
  }

  @Override
  public String toString() {
    return "%s -> %s".formatted(match, action);
  }
}
