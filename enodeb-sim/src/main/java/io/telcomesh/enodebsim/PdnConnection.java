package io.telcomesh.enodebsim;

import io.telcomesh.enodebsim.bearers.Uplink;
import io.telcomesh.enodebsim.interfaces.UeInterface;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/// A PDN connection as the UE knows it.
///
/// @param dnsServers that the network named
/// @param mtu in octets
/// @param uplink what the UE sends from the address
public record PdnConnection(
    Apn apn,
    EpsBearerIdentity defaultBearer,
    Inet4Address address,
    List<InetAddress> dnsServers,
    int mtu,
    UeInterface ueInterface,
    Uplink uplink) {
  public PdnConnection {
    dnsServers = List.copyOf(dnsServers);
  }
}
