package io.telcomesh.capture;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// The messages inside the packets of a capture, told in the order in which they were complete.
/// What is no message of UDP, TCP or SCTP is passed over; what should have been one and is not is
/// counted.
public final class CapturedMessages {
  private final Consumer<CapturedMessage> to;
  private final Map<Skipped, Long> skipped = new EnumMap<>(Skipped.class);
  private final Ip ip = new Ip(() -> skip(Skipped.UNFINISHED));
  private final Tcp tcp;
  private final Sctp sctp;

  /// @param framing of the protocol to be looked for in TCP connections
  /// @param to is told each message
  public CapturedMessages(StreamFraming framing, Consumer<CapturedMessage> to) {
    this.to = to;
    tcp = new Tcp(framing, to, () -> skip(Skipped.GAP), () -> skip(Skipped.UNFINISHED));
    sctp = new Sctp(to, () -> skip(Skipped.UNFINISHED));
  }

  /// Reads a capture to its end.
  ///
  /// @throws CaptureException when it is damaged; the messages before the damage were told
  public void readAll(CaptureReader capture) {
    try {
      for (var next = capture.next(); next.isPresent(); next = capture.next()) {
        take(next.get());
      }
    } finally {
      finish();
    }
  }

  /// The next packet. Never throws, whatever it is.
  public void take(Packet packet) {
    if (!Link.known(packet.on().linkType())) {
      skip(Skipped.OTHER_LINK_TYPE);
      return;
    }
    try {
      Link.ip(packet.on().linkType(), packet.octets())
          .flatMap(octets -> ip.read(packet, octets))
          .ifPresent(this::take);
    } catch (DecodeException malformed) {
      skip(packet.cutShort() ? Skipped.CUT_SHORT : Skipped.MALFORMED);
    }
  }

  /// No packet comes any more: tells what waited for others.
  public void finish() {
    tcp.finish();
    ip.finish();
    sctp.finish();
  }

  /// How many packets, or parts of connections, were not read, and why.
  public Map<Skipped, Long> skipped() {
    return Map.copyOf(skipped);
  }

  private void take(Datagram datagram) {
    switch (datagram.protocol()) {
      case Datagram.TCP -> tcp.read(datagram);
      case Datagram.SCTP -> sctp.read(datagram, datagram.payload());
      case Datagram.UDP -> takeUdp(datagram, Udp.decode(datagram.payload()));
      default -> {} // carries nothing that is looked for
    }
  }

  private void takeUdp(Datagram datagram, Udp udp) {
    if (udp.carriesSctp()) {
      sctp.read(datagram, udp.payload());
      return;
    }
    to.accept(message(datagram, udp, udp.payload()));
  }

  private static CapturedMessage message(Datagram datagram, Udp udp, Octets payload) {
    return new CapturedMessage(
        datagram.frames(),
        datagram.time(),
        datagram.on(),
        new InetSocketAddress(datagram.source(), udp.sourcePort()),
        new InetSocketAddress(datagram.destination(), udp.destinationPort()),
        Transport.UDP,
        0,
        payload);
  }

  private void skip(Skipped reason) {
    skipped.merge(reason, 1L, Long::sum);
  }
}
