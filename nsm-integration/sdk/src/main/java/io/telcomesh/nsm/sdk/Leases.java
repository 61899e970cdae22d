package io.telcomesh.nsm.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The addresses an endpoint gives out from one pool, a list of prefixes. It keeps the first host
/// of the first for itself, on every wire; each client has one of the others and keeps it, over
/// restarts too where there is a file. Only when no address is left does one pass on that its
/// client has given back.
final class Leases {

  private final List<IpPrefix> prefixes;
  private final Optional<Path> file;
  private final Map<String, InetAddress> addresses = new LinkedHashMap<>();
  private final Set<String> holding = new HashSet<>();
  private final Set<String> unclaimed;

  private Leases(List<IpPrefix> prefixes, Optional<Path> file) {
    this.prefixes = List.copyOf(prefixes);
    this.file = file;
    file.filter(Files::exists).ifPresent(this::read);
    this.unclaimed = new HashSet<>(addresses.keySet());
  }

  /// Leases of a pool as the file, where there is one, has kept them.
  ///
  /// @throws IllegalArgumentException where the file holds anything else
  static Leases of(List<IpPrefix> prefixes, Optional<Path> file) {
    return new Leases(prefixes, file);
  }

  /// The endpoint's address.
  InetAddress own() {
    return prefixes.getFirst().hostAt(BigInteger.ZERO);
  }

  /// The client's address: the one it has, else the one it wishes (what it had before we forgot),
  /// else the lowest that is free.
  ///
  /// @param excluded prefixes the address must not be in
  /// @return empty where none is left
  Optional<InetAddress> lease(String client, Optional<InetAddress> wish, List<IpPrefix> excluded) {
    var address =
        Optional.ofNullable(addresses.get(client))
            .filter(kept -> !within(excluded, kept))
            .or(() -> wish.filter(wished -> free(wished, excluded)))
            .or(() -> lowestFree(excluded))
            .or(() -> givenBack(excluded));
    address.ifPresent(given -> hold(client, given));
    return address;
  }

  /// Whether the client's wire is there.
  boolean held(String client) {
    return holding.contains(client);
  }

  /// The client's wire is gone; its address stays its own while there are others.
  void release(String client) {
    holding.remove(client);
  }

  /// Clients of before the restart that have not come back hold their addresses no longer.
  void forgetUnclaimed() {
    unclaimed.clear();
  }

  private void hold(String client, InetAddress given) {
    holding.add(client);
    unclaimed.remove(client);
    if (!given.equals(addresses.get(client))) {
      addresses.remove(client);
      addresses.put(client, given);
      file.ifPresent(this::write);
    }
  }

  private boolean free(InetAddress address, List<IpPrefix> excluded) {
    return within(prefixes, address)
        && !address.equals(own())
        && !within(excluded, address)
        && !addresses.containsValue(address);
  }

  private Optional<InetAddress> lowestFree(List<IpPrefix> excluded) {
    var taken = new HashSet<>(addresses.values());
    taken.add(own());
    return prefixes.stream().flatMap(prefix -> lowestFree(prefix, taken, excluded)).findFirst();
  }

  private static Stream<InetAddress> lowestFree(
      IpPrefix prefix, Set<InetAddress> taken, List<IpPrefix> excluded) {
    var end = prefix.hosts();
    return Stream.iterate(BigInteger.ZERO, n -> n.compareTo(end) < 0, n -> n.add(BigInteger.ONE))
        .map(prefix::hostAt)
        .filter(address -> !taken.contains(address) && !within(excluded, address))
        .limit(1);
  }

  /// The address given longest ago of those nobody uses, taken from its client.
  private Optional<InetAddress> givenBack(List<IpPrefix> excluded) {
    var idle =
        addresses.entrySet().stream()
            .filter(lease -> !holding.contains(lease.getKey()))
            .filter(lease -> !unclaimed.contains(lease.getKey()))
            .filter(lease -> !within(excluded, lease.getValue()))
            .map(Map.Entry::getKey)
            .findFirst();
    return idle.map(addresses::remove);
  }

  private static boolean within(List<IpPrefix> prefixes, InetAddress address) {
    return prefixes.stream().anyMatch(excluded -> excluded.contains(address));
  }

  private void read(Path from) {
    try {
      for (String line : Files.readAllLines(from)) {
        int blank = line.indexOf(' ');
        if (blank < 0) {
          throw new IllegalArgumentException(
              "%s: expected \"<address> <client>\", not \"%s\"".formatted(from, line));
        }
        var address = InetAddress.ofLiteral(line.substring(0, blank));
        if (within(prefixes, address)) {
          addresses.put(line.substring(blank + 1), address);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot read the leases of " + from, failed);
    }
  }

  private void write(Path to) {
    var lines =
        addresses.entrySet().stream()
            .map(lease -> lease.getValue().getHostAddress() + " " + lease.getKey())
            .toList();
    try {
      Path fresh = to.resolveSibling(to.getFileName() + ".new");
      Files.createDirectories(to.toAbsolutePath().getParent());
      Files.write(fresh, lines);
      Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot keep the leases in " + to, failed);
    }
  }
}
