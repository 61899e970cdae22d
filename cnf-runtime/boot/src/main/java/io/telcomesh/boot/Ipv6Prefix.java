package io.telcomesh.boot;

import io.telcomesh.identifiers.UePrefix;
import java.net.Inet6Address;
import java.util.regex.Pattern;

/// A run of IPv6 prefixes of UEs (64 bits each), written `2001:db8:45::/48`. Defaults are those of
/// ordinal 0; each further function of a kind has the prefix that follows.
///
/// @param first the upper half of the lowest address, its free bits zero
/// @param length 16 to 63
public record Ipv6Prefix(long first, int length) {
  private static final String FORM = "an IPv6 prefix of 16 to 63 bits, such as 2001:db8:45::/48";
  private static final Pattern TEXT = Pattern.compile("([0-9a-fA-F:]{2,39})/(\\d{1,2})");

  /// @throws IllegalArgumentException when free bits are set or the length is another
  public Ipv6Prefix {
    if (length < 16 || length > 63 || (first & (-1L >>> length)) != 0) {
      throw new IllegalArgumentException(FORM + ", the bits that follow zero");
    }
  }

  /// @throws IllegalArgumentException when it has not this form
  public static Ipv6Prefix of(String text) {
    var parts = TEXT.matcher(text.strip());
    if (!parts.matches()
        || !(IpAddress.of(parts.group(1)).address() instanceof Inet6Address address)
        || !UePrefix.of(address).address(0).equals(address)) {
      throw new IllegalArgumentException(FORM);
    }
    return new Ipv6Prefix(UePrefix.of(address).bits(), Integer.parseInt(parts.group(2)));
  }

  /// The prefix of the same length so many places further.
  public Ipv6Prefix following(int ordinal) {
    return new Ipv6Prefix(first + ((long) ordinal << (64 - length)), length);
  }

  /// How many UEs it is enough for.
  public long size() {
    return 1L << (64 - length);
  }

  /// @throws IllegalArgumentException for an index outside of it
  public UePrefix prefix(long index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException("%s has no prefix %d".formatted(this, index));
    }
    return new UePrefix(first + index);
  }

  public boolean contains(UePrefix prefix) {
    return (prefix.bits() & ~(-1L >>> length)) == first;
  }

  @Override
  public String toString() {
    return new UePrefix(first).address(0).getHostAddress() + "/" + length;
  }
}
