package io.telcomesh.pgw;

import io.telcomesh.boot.Ipv4Prefix;
import io.telcomesh.identifiers.Apn;
import java.net.Inet4Address;
import java.util.List;

/// What a PGW knows of the packet data network behind an APN.
///
/// @param apn its network identifier
/// @param pool where the UEs' addresses come from; the first host's is the PGW's own
/// @param dns told to UEs that ask, the preferred one first
/// @param mtu in octets, of UEs' packets: 1358 fits into GTP-U and IPsec on links of 1500 (TS 23.060
///   Annex C)
public record PacketDataNetwork(Apn apn, Ipv4Prefix pool, List<Inet4Address> dns, int mtu) {
  public PacketDataNetwork {
    dns = List.copyOf(dns);
    if (mtu < 576 || mtu > 65_000) {
      throw new IllegalArgumentException("an MTU is 576 to 65000 octets, not " + mtu);
    }
  }
}
