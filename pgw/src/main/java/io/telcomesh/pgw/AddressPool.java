package io.telcomesh.pgw;

import io.telcomesh.boot.Ipv6Prefix;
import io.telcomesh.identifiers.UePrefix;
import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// The addresses of a packet data network's UEs, TS 23.401 §5.3.1: each is in use by one PDN
/// connection at most. Some may be kept for subscriptions, which name them. For any thread.
///
/// @param <A> what one UE gets: an IPv4 address or an IPv6 prefix
public final class AddressPool<A> {
  private final List<? extends AddressSpace<A>> dynamic;
  private final List<? extends AddressSpace<A>> reserved;
  private final long quarantineNanos;
  private final LongSupplier nanoTime;
  private final Set<A> used = new HashSet<>();
  private final Set<A> subscribed = new HashSet<>();
  private final ArrayDeque<Released<A>> released = new ArrayDeque<>();
  private int space;
  private long next;

  private record Released<A>(A address, long since) {}

  /// @param reserved given to none but those whose subscription names one of them
  /// @param quarantine from release to the next use
  /// @param nanoTime a clock that only goes forward
  AddressPool(
      List<? extends AddressSpace<A>> dynamic,
      List<? extends AddressSpace<A>> reserved,
      Duration quarantine,
      LongSupplier nanoTime) {
    this.dynamic = List.copyOf(dynamic);
    this.reserved = List.copyOf(reserved);
    this.quarantineNanos = quarantine.toNanos();
    this.nanoTime = nanoTime;
  }

  static AddressPool<Inet4Address> ipv4(
      PacketDataNetwork network, Duration quarantine, LongSupplier nanoTime) {
    return new AddressPool<>(network.ipv4(), network.reservedIpv4(), quarantine, nanoTime);
  }

  static AddressPool<UePrefix> ipv6(
      PacketDataNetwork network, Duration quarantine, LongSupplier nanoTime) {
    return new AddressPool<>(
        network.ipv6().stream().map(Prefixes::new).toList(),
        network.reservedIpv6().stream().map(Prefixes::new).toList(),
        quarantine,
        nanoTime);
  }

  /// An address that nobody has; empty when all are in use or in quarantine.
  public synchronized Optional<A> allocate() {
    while (space < dynamic.size()) {
      while (next < dynamic.get(space).size()) {
        var fresh = dynamic.get(space).at(next++);
        if (free(fresh) && used.add(fresh)) {
          return Optional.of(fresh);
        }
      }
      space++;
      next = 0;
    }
    while (!released.isEmpty()
        && nanoTime.getAsLong() - released.getFirst().since >= quarantineNanos) {
      var oldest = released.removeFirst().address;
      if (free(oldest) && used.add(oldest)) {
        return Optional.of(oldest);
      }
    }
    return Optional.empty();
  }

  /// The address of a subscription, which from now on is nobody else's.
  ///
  /// @return whether it is of this pool and nobody has it
  public synchronized boolean claim(A address) {
    if (!in(reserved, address) && !in(dynamic, address)) {
      return false;
    }
    subscribed.add(address);
    return used.add(address);
  }

  /// Gives an address back.
  public synchronized void release(A address) {
    if (used.remove(address) && free(address)) {
      released.addLast(new Released<>(address, nanoTime.getAsLong()));
    }
  }

  /// How many are in use.
  public synchronized int size() {
    return used.size();
  }

  private boolean free(A address) {
    return !subscribed.contains(address) && !in(reserved, address);
  }

  private static <A> boolean in(List<? extends AddressSpace<A>> spaces, A address) {
    return spaces.stream().anyMatch(space -> space.contains(address));
  }

  private record Prefixes(Ipv6Prefix all) implements AddressSpace<UePrefix> {
    @Override
    public long size() {
      return all.size();
    }

    @Override
    public UePrefix at(long index) {
      return all.prefix(index);
    }

    @Override
    public boolean contains(UePrefix prefix) {
      return all.contains(prefix);
    }
  }
}
