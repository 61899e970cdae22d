package io.telcomesh.boot;

import java.net.InetAddress;

/// An address written in configuration: a literal, so that no name service is asked.
public record IpAddress(InetAddress address) {
  /// @throws IllegalArgumentException when it is no IPv4 or IPv6 literal
  public static IpAddress of(String literal) {
    try {
      return new IpAddress(InetAddress.ofLiteral(literal.strip()));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("an IPv4 or IPv6 address, such as 10.60.10.1");
    }
  }

  @Override
  public String toString() {
    return address.getHostAddress();
  }
}
