package io.telcomesh.capture;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;

/// A UDP datagram, RFC 768.
record Udp(int sourcePort, int destinationPort, Octets payload) {
  /// Where SCTP is encapsulated, RFC 6951.
  static final int SCTP_PORT = 9899;

  private static final int HEADER = 8;

  static Udp decode(Octets datagram) {
    var in = datagram.reader();
    int source = in.u16();
    int destination = in.u16();
    int length = in.u16();
    in.skip(2);
    if (length < HEADER) {
      throw new DecodeException("a UDP datagram of %d octets".formatted(length));
    }
    return new Udp(source, destination, in.octets(length - HEADER));
  }

  boolean carriesSctp() {
    return sourcePort == SCTP_PORT || destinationPort == SCTP_PORT;
  }
}
