package io.telcomesh.pgw;

import io.telcomesh.boot.IpAddress;
import io.telcomesh.boot.Ipv4Prefix;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// IPv4 addresses that UEs get, written as a prefix (`10.45.0.0/24`) or from the first to the last
/// (`10.46.0.10-10.46.0.99`). Of a prefix the first and the last address are nobody's, and the
/// first host's is the PGW's own.
///
/// @param first the lowest address that a UE gets, as a number
/// @param last the highest
public record Ipv4Range(int first, int last, Optional<Ipv4Prefix> prefix)
    implements AddressSpace<Inet4Address> {
  private static final String FORM =
      "an IPv4 prefix, such as 10.45.0.0/24, or a range, such as 10.46.0.10-10.46.0.99";

  /// @throws IllegalArgumentException when the last is below the first
  public Ipv4Range {
    if (Integer.compareUnsigned(last, first) < 0) {
      throw new IllegalArgumentException(FORM);
    }
  }

  /// @throws IllegalArgumentException when it has neither form
  public static Ipv4Range of(String text) {
    int hyphen = text.indexOf('-');
    return hyphen < 0
        ? of(Ipv4Prefix.of(text))
        : new Ipv4Range(
            number(text.substring(0, hyphen)),
            number(text.substring(hyphen + 1)),
            Optional.empty());
  }

  static Ipv4Range of(Ipv4Prefix prefix) {
    return new Ipv4Range(
        prefix.first() + 2, prefix.first() + prefix.size() - 2, Optional.of(prefix));
  }

  /// The same for a PGW of that ordinal: a prefix goes on, a range is as it is.
  Ipv4Range following(int ordinal) {
    return prefix.map(ours -> of(ours.following(ordinal))).orElse(this);
  }

  @Override
  public long size() {
    return Integer.toUnsignedLong(last) - Integer.toUnsignedLong(first) + 1;
  }

  @Override
  public Inet4Address at(long index) {
    return address(first + (int) index);
  }

  @Override
  public boolean contains(Inet4Address address) {
    int number = ByteBuffer.wrap(address.getAddress()).getInt();
    return Integer.compareUnsigned(number, first) >= 0
        && Integer.compareUnsigned(number, last) <= 0;
  }

  /// Whether an address is in both, the addresses of a prefix that are no UE's too.
  boolean overlaps(Ipv4Range other) {
    return Integer.compareUnsigned(lowest(), other.highest()) <= 0
        && Integer.compareUnsigned(other.lowest(), highest()) <= 0;
  }

  /// What is routed to the UEs: the fewest prefixes that hold these addresses and no other.
  List<String> routes() {
    if (prefix.isPresent()) {
      return List.of(prefix.get().toString());
    }
    var routes = new ArrayList<String>();
    long next = Integer.toUnsignedLong(first);
    long end = Integer.toUnsignedLong(last) + 1;
    while (next < end) {
      long block = next == 0 ? 1L << 32 : Long.lowestOneBit(next);
      block = Math.min(block, Long.highestOneBit(end - next));
      int length = 32 - Long.numberOfTrailingZeros(block);
      routes.add(address((int) next).getHostAddress() + "/" + length);
      next += block;
    }
    return routes;
  }

  private int lowest() {
    return prefix.map(Ipv4Prefix::first).orElse(first);
  }

  private int highest() {
    return prefix.map(ours -> ours.first() + ours.size() - 1).orElse(last);
  }

  private static Inet4Address address(int number) {
    return Inet4Address.ofLiteral(
        "%d.%d.%d.%d"
            .formatted(number >>> 24, number >>> 16 & 0xff, number >>> 8 & 0xff, number & 0xff));
  }

  private static int number(String literal) {
    InetAddress address = IpAddress.of(literal).address();
    if (!(address instanceof Inet4Address)) {
      throw new IllegalArgumentException(FORM);
    }
    return ByteBuffer.wrap(address.getAddress()).getInt();
  }

  @Override
  public String toString() {
    return prefix
        .map(Ipv4Prefix::toString)
        .orElseGet(() -> address(first).getHostAddress() + "-" + address(last).getHostAddress());
  }
}
