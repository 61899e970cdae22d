package io.telcomesh.pgw;

import io.telcomesh.boot.Ipv4Prefix;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// The addresses of a packet data network's UEs, TS 23.401 §5.3.1: each is in use by one PDN
/// connection at most. Not given are the prefix's first and last address, and the first host's,
/// which is the PGW's own. For any thread.
public final class AddressPool {
  private static final int FIRST = 2;

  private final Ipv4Prefix prefix;
  private final long quarantineNanos;
  private final LongSupplier nanoTime;
  private final Set<InetAddress> used = new HashSet<>();
  private final Set<InetAddress> subscribed = new HashSet<>();
  private final ArrayDeque<Released> released = new ArrayDeque<>();
  private int next = FIRST;

  private record Released(Inet4Address address, long since) {}

  /// @param quarantine from release to the next use
  /// @param nanoTime a clock that only goes forward
  public AddressPool(Ipv4Prefix prefix, Duration quarantine, LongSupplier nanoTime) {
    this.prefix = prefix;
    this.quarantineNanos = quarantine.toNanos();
    this.nanoTime = nanoTime;
  }

  /// An address that nobody has; empty when all are in use or in quarantine.
  public synchronized Optional<Inet4Address> allocate() {
    while (next < prefix.size() - 1) {
      var fresh = (Inet4Address) prefix.address(next++);
      if (!subscribed.contains(fresh) && used.add(fresh)) {
        return Optional.of(fresh);
      }
    }
    while (!released.isEmpty()
        && nanoTime.getAsLong() - released.getFirst().since >= quarantineNanos) {
      var oldest = released.removeFirst().address;
      if (!subscribed.contains(oldest) && used.add(oldest)) {
        return Optional.of(oldest);
      }
    }
    return Optional.empty();
  }

  /// The address of a subscription, which from now on is nobody else's.
  ///
  /// @return whether it is of this pool and nobody has it
  public synchronized boolean claim(Inet4Address address) {
    if (!prefix.contains(address) || !givable(address)) {
      return false;
    }
    subscribed.add(address);
    return used.add(address);
  }

  /// Gives an address back.
  public synchronized void release(Inet4Address address) {
    if (used.remove(address) && !subscribed.contains(address)) {
      released.addLast(new Released(address, nanoTime.getAsLong()));
    }
  }

  /// How many are in use.
  public synchronized int size() {
    return used.size();
  }

  private boolean givable(Inet4Address address) {
    return !address.equals(prefix.address(0))
        && !address.equals(prefix.address(1))
        && !address.equals(prefix.address(prefix.size() - 1));
  }
}
