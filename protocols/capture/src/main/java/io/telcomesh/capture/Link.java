package io.telcomesh.capture;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import java.util.Optional;

/// What stands before the IP header of a packet.
final class Link {
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int VLAN = 0x8100;
  private static final int PROVIDER_VLAN = 0x88a8;
  private static final int OLD_PROVIDER_VLAN = 0x9100;

  private Link() {}

  /// Whether packets of the type are read.
  static boolean known(LinkType type) {
    return switch (type.number()) {
      case 0, 1, 12, 14, 101, 108, 113, 228, 229, 276 -> true;
      default -> false;
    };
  }

  /// The IP packet, empty where the packet carries another protocol.
  ///
  /// @throws io.telcomesh.codec.DecodeException when the packet ends before
  static Optional<Octets> ip(LinkType type, Octets packet) {
    var in = packet.reader();
    return switch (type.number()) {
      case 0, 108 -> {
        in.skip(4); // an address family whose numbers differ from system to system
        yield ifIp(in.rest());
      }
      case 1 -> {
        in.skip(12);
        yield ofEtherType(in.u16(), in);
      }
      case 113 -> {
        in.skip(14);
        yield ofEtherType(in.u16(), in);
      }
      case 276 -> {
        int etherType = in.u16();
        in.skip(18);
        yield ofEtherType(etherType, in);
      }
      default -> ifIp(in.rest());
    };
  }

  private static Optional<Octets> ofEtherType(int first, OctetReader in) {
    int etherType = first;
    while (etherType == VLAN || etherType == PROVIDER_VLAN || etherType == OLD_PROVIDER_VLAN) {
      in.skip(2);
      etherType = in.u16();
    }
    return etherType == IPV4 || etherType == IPV6 ? ifIp(in.rest()) : Optional.empty();
  }

  private static Optional<Octets> ifIp(Octets packet) {
    int version = packet.reader().peek() >> 4;
    return version == 4 || version == 6 ? Optional.of(packet) : Optional.empty();
  }
}
