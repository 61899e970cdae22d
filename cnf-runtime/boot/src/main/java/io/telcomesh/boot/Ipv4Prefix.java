package io.telcomesh.boot;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// A run of IPv4 addresses, written `10.60.10.0/24`. Defaults are those of ordinal 0; each further
/// function of a kind has the prefix that follows.
///
/// @param first the lowest address as a number, its host bits zero
/// @param length 8 to 30
public record Ipv4Prefix(int first, int length) {
  private static final String FORM = "an IPv4 prefix of 8 to 30 bits, such as 10.60.10.0/24";
  private static final Pattern TEXT = Pattern.compile("([0-9.]{7,15})/(\\d{1,2})");

  /// @throws IllegalArgumentException when host bits are set or the length is another
  public Ipv4Prefix {
    if (length < 8 || length > 30 || (first & (-1 >>> length)) != 0) {
      throw new IllegalArgumentException(FORM + ", host bits zero");
    }
  }

  /// @throws IllegalArgumentException when it has not this form
  public static Ipv4Prefix of(String text) {
    var parts = TEXT.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(FORM);
    }
    var octets = IpAddress.of(parts.group(1)).address().getAddress();
    int first = 0;
    for (byte octet : octets) {
      first = (first << 8) | (octet & 0xff);
    }
    return new Ipv4Prefix(first, Integer.parseInt(parts.group(2)));
  }

  /// The prefix of the same length so many places further.
  public Ipv4Prefix following(int ordinal) {
    return new Ipv4Prefix(first + (ordinal << (32 - length)), length);
  }

  /// The address at an index: 0 is the prefix's own, 1 the first host.
  ///
  /// @throws IllegalArgumentException for an index outside of the prefix
  public InetAddress address(int index) {
    if (index < 0 || index >= size()) {
      throw new IllegalArgumentException("%s has no address %d".formatted(this, index));
    }
    return InetAddress.ofLiteral(text(first + index));
  }

  /// How many addresses it has.
  public int size() {
    return 1 << (32 - length);
  }

  public boolean contains(InetAddress address) {
    var octets = address.getAddress();
    if (octets.length != 4) {
      return false;
    }
    int value = 0;
    for (byte octet : octets) {
      value = (value << 8) | (octet & 0xff);
    }
    return (value & ~(-1 >>> length)) == first;
  }

  private static String text(int address) {
    return "%d.%d.%d.%d"
        .formatted(address >>> 24, address >>> 16 & 0xff, address >>> 8 & 0xff, address & 0xff);
  }

  @Override
  public String toString() {
    return text(first) + "/" + length;
  }
}
