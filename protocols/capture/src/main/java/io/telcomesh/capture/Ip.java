package io.telcomesh.capture;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.Octets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/// IP packets to what they carry: IPv4 (RFC 791) and IPv6 with its extension headers (RFC 8200),
/// fragments put together.
final class Ip {
  private static final int IPV4_HEADER = 20;
  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int FRAGMENT_OFFSET = 0x1fff;
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION_OPTIONS = 60;
  private static final int MOBILITY = 135;

  /// Of which packet a fragment is.
  private record Identification(
      InetAddress source, InetAddress destination, int protocol, long number) {}

  private final Unfinished<Identification, Fragments> fragments;

  /// @param givenUp is told of each packet that was never complete
  Ip(Runnable givenUp) {
    fragments = new Unfinished<>(Fragments::new, givenUp);
  }

  /// What the packet carries; empty while fragments are missing.
  ///
  /// @throws DecodeException when it is no whole IP packet
  Optional<Datagram> read(Packet packet, Octets ip) {
    return ip.at(0) >> 4 == 4 ? readIpv4(packet, ip) : readIpv6(packet, ip.reader());
  }

  /// No packet comes any more.
  void finish() {
    fragments.finish();
  }

  private Optional<Datagram> readIpv4(Packet packet, Octets ip) {
    var in = ip.reader();
    int headerLength = 4 * (in.u8() & 0xf);
    in.skip(1);
    int said = in.u16();
    int length = said == 0 ? ip.length() : said; // the card has yet to cut it into packets
    int identification = in.u16();
    int offset = in.u16();
    in.skip(1);
    int protocol = in.u8();
    in.skip(2);
    var source = address(in.octets(4));
    var destination = address(in.octets(4));
    if (headerLength < IPV4_HEADER || length < headerLength) {
      throw new DecodeException("header of %d, packet of %d".formatted(headerLength, length));
    }
    in.skip(headerLength - IPV4_HEADER);
    var payload = in.octets(length - headerLength);
    var datagram = datagram(packet, source, destination, protocol, payload);
    boolean more = (offset & MORE_FRAGMENTS) != 0;
    int at = 8 * (offset & FRAGMENT_OFFSET);
    return more || at > 0 ? fragment(datagram, identification, at, more) : Optional.of(datagram);
  }

  private Optional<Datagram> readIpv6(Packet packet, OctetReader in) {
    in.skip(4);
    int said = in.u16();
    int next = in.u8();
    in.skip(1);
    var source = address(in.octets(16));
    var destination = address(in.octets(16));
    var body = said == 0 ? in : in.sub(said);
    while (true) {
      switch (next) {
        case HOP_BY_HOP, ROUTING, DESTINATION_OPTIONS, MOBILITY -> {
          next = body.u8();
          body.skip(8 * body.u8() + 6);
        }
        case AUTHENTICATION -> {
          next = body.u8();
          body.skip(4 * body.u8() + 6);
        }
        case FRAGMENT -> {
          next = body.u8();
          body.skip(1);
          int offset = body.u16();
          long identification = body.u32();
          var part = datagram(packet, source, destination, next, body.rest());
          boolean more = (offset & 1) != 0;
          int at = offset & 0xfff8;
          return more || at > 0 ? fragment(part, identification, at, more) : Optional.of(part);
        }
        default -> {
          return Optional.of(datagram(packet, source, destination, next, body.rest()));
        }
      }
    }
  }

  private Optional<Datagram> fragment(Datagram part, long number, int at, boolean more) {
    var key = new Identification(part.source(), part.destination(), part.protocol(), number);
    var whole = fragments.with(key, parts -> parts.add(part, at, more));
    if (whole.isPresent()) {
      fragments.remove(key);
    }
    return whole;
  }

  private static Datagram datagram(
      Packet packet, InetAddress source, InetAddress destination, int protocol, Octets payload) {
    return new Datagram(
        List.of(packet.frame()),
        packet.time(),
        packet.on(),
        source,
        destination,
        protocol,
        payload);
  }

  private static InetAddress address(Octets octets) {
    try {
      return InetAddress.getByAddress(octets.toByteArray());
    } catch (UnknownHostException impossible) {
      throw new DecodeException("no address: " + octets);
    }
  }
}
