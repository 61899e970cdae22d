package io.telcomesh.referencepoints.gtpc;

import io.telcomesh.codec.Diagnostics;
import io.telcomesh.gtp.gtpc.GtpcHeader;
import io.telcomesh.gtp.gtpc.GtpcMessage;
import io.telcomesh.referencepoints.ReferencePoint;
import io.telcomesh.referencepoints.udp.UdpWires;
import java.net.InetAddress;

/// A message that a peer sent of its own accord.
///
/// @param way whence it came and where its answer goes
/// @param header its tunnel and sequence number
/// @param notes what was wrong with it but did not matter
public record IncomingGtpc(
    UdpWires.Way way, GtpcHeader header, GtpcMessage message, Diagnostics notes) {
  public ReferencePoint referencePoint() {
    return way.referencePoint();
  }

  public InetAddress peer() {
    return way.peer().getAddress();
  }

  /// Our address, which the peer used.
  public InetAddress local() {
    return way.socket().local().getAddress();
  }
}
