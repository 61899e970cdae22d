package io.telcomesh.nsm.sdk;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Pairs of addresses as the sidecars of NSM's first releases gave them: each wire has a /30 of the
/// endpoint's prefix, whose first host is the client's and whose second is the endpoint's.
final class AddressPairs {

  private static final int LENGTH = 30;

  private final IpPrefix prefix;
  private final Map<String, IpPrefix> pairs = new HashMap<>();

  AddressPairs(IpPrefix prefix) {
    check(prefix);
    this.prefix = prefix;
  }

  /// Refuses a prefix that pairs cannot be taken of.
  static void check(IpPrefix prefix) {
    if (prefix.network().getAddress().length != 4 || prefix.length() > LENGTH) {
      throw new IllegalArgumentException(
          "pairs of addresses need an IPv4 prefix of at most %d bits, not %s"
              .formatted(LENGTH, prefix));
    }
  }

  static InetAddress client(IpPrefix pair) {
    return pair.hostAt(BigInteger.ZERO);
  }

  static InetAddress endpoint(IpPrefix pair) {
    return pair.hostAt(BigInteger.ONE);
  }

  /// The client's pair: the one it has, else the one its wish (what it had before we forgot) is of,
  /// else the lowest that is free.
  ///
  /// @param excluded prefixes that neither address must be in
  /// @return empty where none is left
  Optional<IpPrefix> lease(String client, Optional<InetAddress> wish, List<IpPrefix> excluded) {
    var kept = Optional.ofNullable(pairs.remove(client)).filter(pair -> allowed(pair, excluded));
    var chosen =
        kept.or(() ->
                wish.filter(prefix::contains)
                    .map(address -> new IpPrefix(address, LENGTH))
                    .filter(pair -> free(pair, excluded)))
            .or(() -> all().filter(pair -> free(pair, excluded)).findFirst());
    chosen.ifPresent(pair -> pairs.put(client, pair));
    return chosen;
  }

  /// The client's wire is gone.
  void release(String client) {
    pairs.remove(client);
  }

  private boolean free(IpPrefix pair, List<IpPrefix> excluded) {
    return allowed(pair, excluded) && !pairs.containsValue(pair);
  }

  private static boolean allowed(IpPrefix pair, List<IpPrefix> excluded) {
    return excluded.stream()
        .noneMatch(other -> other.contains(client(pair)) || other.contains(endpoint(pair)));
  }

  private Stream<IpPrefix> all() {
    return Stream.iterate(BigInteger.ZERO, number -> number.add(BigInteger.ONE))
        .limit(1L << (LENGTH - prefix.length()))
        .map(number -> prefix.part(LENGTH, number));
  }
}
