package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.bearers.Bearer;
import io.telcomesh.enodebsim.bearers.Uplink;
import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.UePrefix;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// A PDN connection as the UE knows it.
///
/// @param ipv4 where the PDN type has it
/// @param interfaceIdentifier the lower half of the UE's link-local address, where the PDN type has
///   IPv6
/// @param ipv6 once a router has told the prefix
/// @param dnsServers that the network named
/// @param mtu in octets
/// @param uplink what the UE sends from its addresses
public record PdnConnection(
    Apn apn,
    EpsBearerIdentity defaultBearer,
    Optional<Inet4Address> ipv4,
    OptionalLong interfaceIdentifier,
    Optional<Inet6Address> ipv6,
    List<InetAddress> dnsServers,
    int mtu,
    UeInterface ueInterface,
    Uplink uplink) {
  public PdnConnection {
    dnsServers = List.copyOf(dnsServers);
  }

  /// The first address that it has.
  public Optional<InetAddress> address() {
    return addresses().findFirst();
  }

  public Stream<InetAddress> addresses() {
    return Stream.concat(ipv4.stream(), ipv6.stream());
  }

  /// The same with an address of a prefix, RFC 4862 §5.5.3.
  public PdnConnection with(UePrefix prefix) {
    return new PdnConnection(
        apn,
        defaultBearer,
        ipv4,
        interfaceIdentifier,
        Optional.of(prefix.address(interfaceIdentifier.orElseThrow())),
        dnsServers,
        mtu,
        ueInterface,
        uplink);
  }

  /// Its packets take this bearer from now on.
  public void take(Bearer bearer) {
    bearer.connect(ueInterface, uplink);
  }
}
