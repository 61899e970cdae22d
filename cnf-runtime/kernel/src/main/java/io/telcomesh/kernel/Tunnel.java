package io.telcomesh.kernel;

import java.net.InetAddress;

/// One end of a point-to-point VXLAN tunnel, RFC 7348: the outer addresses, the UDP port both ends
/// listen on, and the network identifier of 24 bits. `underlay` is the namespace the outer packets
/// travel in.
public record Tunnel(
    NetworkNamespace underlay, InetAddress local, InetAddress remote, int port, int vni) {
  public static final int PORT = 4789;
  public static final int LARGEST_VNI = 0xffffff;

  public Tunnel {
    if (vni < 1 || vni > LARGEST_VNI) {
      throw new IllegalArgumentException("a VXLAN identifier of " + vni + " is out of range");
    }
    if (port < 1 || port > 0xffff) {
      throw new IllegalArgumentException("port " + port + " is out of range");
    }
    if (local.getClass() != remote.getClass()) {
      throw new IllegalArgumentException(
          local.getHostAddress()
              + " and "
              + remote.getHostAddress()
              + " are of different families");
    }
  }

  /// What the outer headers take of the underlay's MTU: Ethernet 14, IP 20 or 40, UDP 8, VXLAN 8.
  public int overhead() {
    return Prefix.host(local).ipv6() ? 70 : 50;
  }
}
