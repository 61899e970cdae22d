package io.telcomesh.identifiers;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/// The IPv6 prefix of a PDN connection, TS 23.401 §5.3.1.2.2: 64 bits, all addresses of which are
/// the UE's.
///
/// @param bits the upper half of its addresses
public record UePrefix(long bits) {
  /// That of an address.
  public static UePrefix of(Inet6Address address) {
    return new UePrefix(ByteBuffer.wrap(address.getAddress()).getLong());
  }

  /// @param interfaceIdentifier the lower half
  public Inet6Address address(long interfaceIdentifier) {
    var octets = ByteBuffer.allocate(16).putLong(bits).putLong(interfaceIdentifier).array();
    try {
      return Inet6Address.getByAddress("", octets, -1);
    } catch (UnknownHostException impossible) {
      throw new IllegalArgumentException("no address", impossible);
    }
  }

  public boolean contains(InetAddress address) {
    return address instanceof Inet6Address ipv6 && of(ipv6).equals(this);
  }

  @Override
  public String toString() {
    return address(0).getHostAddress() + "/64";
  }
}
