package io.telcomesh.capture;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Octets;
import java.time.Instant;
import java.util.List;

/// A TCP segment, RFC 9293.
///
/// @param sequence of its first octet, 32 bits
/// @param begins SYN: the first octet of the connection has the number after its sequence
record Segment(
    int sourcePort,
    int destinationPort,
    int sequence,
    boolean begins,
    Octets octets,
    List<Long> frames,
    Instant time,
    CaptureInterface on) {
  private static final int HEADER = 20;
  private static final int SYN = 0x02;

  static Segment decode(Datagram datagram) {
    var in = datagram.payload().reader();
    int source = in.u16();
    int destination = in.u16();
    int sequence = (int) in.u32();
    in.skip(4);
    int headerLength = 4 * (in.u8() >> 4);
    int flags = in.u8();
    if (headerLength < HEADER) {
      throw new DecodeException("a TCP header of %d octets".formatted(headerLength));
    }
    in.skip(headerLength - in.position());
    boolean begins = (flags & SYN) != 0;
    return new Segment(
        source,
        destination,
        begins ? sequence + 1 : sequence,
        begins,
        in.rest(),
        datagram.frames(),
        datagram.time(),
        datagram.on());
  }

  int length() {
    return octets.length();
  }

  /// Without its first octets, and without the packet around it.
  Segment from(int first) {
    return new Segment(
        sourcePort,
        destinationPort,
        sequence + first,
        begins,
        Octets.copyOf(octets.from(first).toByteBuffer()),
        frames,
        time,
        on);
  }
}
