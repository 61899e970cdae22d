package io.telcomesh.nsm.sdk;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/// An IPv4 or IPv6 prefix in CIDR notation.
///
/// @param network its lowest address
/// @param length its leading bits, 0 to 32 or 128
public record IpPrefix(InetAddress network, int length) {

  public IpPrefix {
    int bits = network.getAddress().length * 8;
    if (length < 0 || length > bits) {
      throw new IllegalArgumentException("a prefix length is 0 to " + bits + ", not " + length);
    }
    network = address(masked(network, length), bits / 8);
  }

  /// Reads `address/length`, host bits dropped, or a plain address, which is a prefix of one.
  ///
  /// @throws IllegalArgumentException where it is neither
  public static IpPrefix parse(String text) {
    int slash = text.indexOf('/');
    var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    if (slash < 0) {
      return host(address);
    }
    String length = text.substring(slash + 1);
    if (!length.matches("\\d{1,3}")) {
      throw new IllegalArgumentException("expected address/length, not \"" + text + "\"");
    }
    return new IpPrefix(address, Integer.parseInt(length));
  }

  /// The prefix of that one address.
  public static IpPrefix host(InetAddress address) {
    return new IpPrefix(address, address.getAddress().length * 8);
  }

  public boolean contains(InetAddress address) {
    return address.getAddress().length == network.getAddress().length
        && number(network).equals(masked(address, length));
  }

  /// How many addresses a host may have: all of a pair or a single one, else all but the lowest and
  /// the highest.
  BigInteger hosts() {
    return size().subtract(BigInteger.TWO.multiply(lowestHost())).max(BigInteger.ONE);
  }

  /// The host with that number, from 0.
  InetAddress hostAt(BigInteger position) {
    return address(number(network).add(lowestHost()).add(position), network.getAddress().length);
  }

  /// The prefix of that length within this one with that number, from 0.
  IpPrefix part(int longer, BigInteger position) {
    int octets = network.getAddress().length;
    return new IpPrefix(
        address(number(network).add(position.shiftLeft(octets * 8 - longer)), octets), longer);
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + length;
  }

  private BigInteger size() {
    return BigInteger.ONE.shiftLeft(network.getAddress().length * 8 - length);
  }

  private BigInteger lowestHost() {
    boolean bare = network.getAddress().length * 8 - length < 2;
    return bare ? BigInteger.ZERO : BigInteger.ONE;
  }

  private static BigInteger masked(InetAddress address, int length) {
    int free = address.getAddress().length * 8 - length;
    return number(address).shiftRight(free).shiftLeft(free);
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private static InetAddress address(BigInteger number, int octets) {
    byte[] bytes = new byte[octets];
    byte[] value = number.toByteArray();
    int length = Math.min(value.length, octets);
    System.arraycopy(value, value.length - length, bytes, octets - length, length);
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
