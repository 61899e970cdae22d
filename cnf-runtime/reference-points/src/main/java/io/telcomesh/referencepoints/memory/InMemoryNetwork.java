package io.telcomesh.referencepoints.memory;

import io.telcomesh.procedures.Scheduler;
import io.telcomesh.referencepoints.sctp.SctpProvider;
import io.telcomesh.referencepoints.udp.UdpProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// All hosts of a simulated world. It belongs to the one thread that a simulated scheduler lets run
/// at any instant.
public final class InMemoryNetwork {
  /// How long SCTP tries before it gives a silent peer up.
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration RETRANSMISSION = Duration.ofMillis(500);
  private static final int FIRST_EPHEMERAL_PORT = 49152;

  private final Scheduler scheduler;
  private final RandomGenerator random;
  private final Map<InetSocketAddress, InMemoryUdp.Socket> udpSockets = new HashMap<>();
  private final Map<InetSocketAddress, InMemorySctp.Listener> sctpListeners = new HashMap<>();
  private final Map<Link, Long> lastArrival = new HashMap<>();
  private final Set<InetAddress> silent = new HashSet<>();
  private LinkConditions conditions = LinkConditions.PERFECT;
  private int nextPort = FIRST_EPHEMERAL_PORT;

  /// @param random of the world's seed, so that a seed repeats a run
  public InMemoryNetwork(Scheduler scheduler, RandomGenerator random) {
    this.scheduler = scheduler;
    this.random = random;
  }

  /// From now on.
  public void conditions(LinkConditions changed) {
    conditions = changed;
  }

  /// Nothing to or from the address arrives until [#restore].
  public void silence(InetAddress address) {
    silent.add(address);
  }

  public void restore(InetAddress address) {
    silent.remove(address);
  }

  /// SCTP for one function; closing it ends that function's associations.
  public SctpProvider sctp() {
    return new InMemorySctp(this);
  }

  /// UDP for one function; closing it ends that function's sockets.
  public UdpProvider udp() {
    return new InMemoryUdp(this);
  }

  Scheduler scheduler() {
    return scheduler;
  }

  Map<InetSocketAddress, InMemoryUdp.Socket> udpSockets() {
    return udpSockets;
  }

  Map<InetSocketAddress, InMemorySctp.Listener> sctpListeners() {
    return sctpListeners;
  }

  boolean reaches(InetAddress from, InetAddress to) {
    return !silent.contains(from) && !silent.contains(to);
  }

  int ephemeralPort() {
    nextPort = nextPort == 0xffff ? FIRST_EPHEMERAL_PORT : nextPort + 1;
    return nextPort;
  }

  /// Brings something to the other side, or not, or twice.
  void datagram(InetAddress from, InetAddress to, Runnable arrival) {
    if (reaches(from, to) && random.nextDouble() >= conditions.loss()) {
      arrive(from, to, delay(), arrival);
      if (random.nextDouble() < conditions.duplication()) {
        arrive(from, to, delay(), arrival);
      }
    }
  }

  /// Brings something to the other side, late when a packet was lost.
  ///
  /// @param unreachable runs instead when the other side stays silent
  void reliably(InetAddress from, InetAddress to, Runnable arrival, Runnable unreachable) {
    if (!reaches(from, to)) {
      scheduler.after(
          PATIENCE,
          () -> {
            if (reaches(from, to)) {
              arrival.run();
            } else {
              unreachable.run();
            }
          });
      return;
    }
    long delay = delay();
    while (random.nextDouble() < conditions.loss()) {
      delay += RETRANSMISSION.toNanos();
    }
    arrive(from, to, delay, arrival);
  }

  // Whatever is under way on one link keeps its order.
  private void arrive(InetAddress from, InetAddress to, long delay, Runnable arrival) {
    long now = scheduler.nanoTime();
    long before = Optional.ofNullable(lastArrival.get(new Link(from, to))).orElse(now);
    long at = Math.max(now + delay, before + 1);
    lastArrival.put(new Link(from, to), at);
    scheduler.after(Duration.ofNanos(at - now), arrival);
  }

  private long delay() {
    long shortest = conditions.shortest().toNanos();
    long longest = conditions.longest().toNanos();
    return shortest == longest ? shortest : random.nextLong(shortest, longest);
  }

  private record Link(InetAddress from, InetAddress to) {}
}
