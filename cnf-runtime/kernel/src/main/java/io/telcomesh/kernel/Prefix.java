package io.telcomesh.kernel;

import java.net.Inet6Address;
import java.net.InetAddress;

/// An address and how many of its leading bits count: `10.60.1.2/32`, `fd00::1/64`. The bits behind
/// may be set, as they are in an interface's address.
public record Prefix(InetAddress address, int length) {
  public Prefix {
    if (length < 0 || length > address.getAddress().length * 8) {
      throw new IllegalArgumentException(
          "prefix length " + length + " of " + address.getHostAddress() + " is out of range");
    }
  }

  /// Reads `address` or `address/length`; without a length the whole address counts.
  ///
  /// @throws IllegalArgumentException when it is neither
  public static Prefix parse(String text) {
    int slash = text.indexOf('/');
    var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    try {
      return new Prefix(
          address,
          slash < 0
              ? address.getAddress().length * 8
              : Integer.parseInt(text.substring(slash + 1)));
    } catch (NumberFormatException noNumber) {
      throw new IllegalArgumentException("'" + text + "' is no address/length", noNumber);
    }
  }

  public static Prefix host(InetAddress address) {
    return new Prefix(address, address.getAddress().length * 8);
  }

  public boolean ipv6() {
    return address instanceof Inet6Address;
  }

  /// Whether the other prefix lies in this one.
  public boolean contains(Prefix other) {
    return other.ipv6() == ipv6()
        && other.length >= length
        && network(other.address).equals(network(address));
  }

  /// The prefix with the bits behind its length cleared: what a route is for.
  public Prefix network() {
    return new Prefix(network(address), length);
  }

  private InetAddress network(InetAddress of) {
    var octets = of.getAddress();
    for (int bit = length; bit < octets.length * 8; bit++) {
      octets[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return address(octets);
  }

  static InetAddress address(byte[] octets) {
    try {
      return InetAddress.getByAddress(octets);
    } catch (java.net.UnknownHostException wrongLength) {
      throw new IllegalArgumentException(octets.length + " octets are no IP address", wrongLength);
    }
  }

  @Override
  public String toString() {
    return address.getHostAddress() + "/" + length;
  }
}
