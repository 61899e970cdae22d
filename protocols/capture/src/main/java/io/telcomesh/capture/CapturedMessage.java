package io.telcomesh.capture;

import io.telcomesh.codec.Octets;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/// A message that one end sent to another: a UDP datagram, an SCTP user message, or what
/// [StreamFraming] cut out of a TCP connection.
///
/// @param frames that carried it, in the order of its octets
/// @param time of the frame that completed it
/// @param on where its last frame was captured
/// @param payloadProtocol of SCTP: the payload protocol identifier, 32 bits; otherwise 0
public record CapturedMessage(
    List<Long> frames,
    Instant time,
    CaptureInterface on,
    InetSocketAddress source,
    InetSocketAddress destination,
    Transport transport,
    long payloadProtocol,
    Octets octets) {
  public CapturedMessage {
    frames = List.copyOf(frames);
  }

  /// Whether it was sent from the port, or to it.
  public boolean onPort(int port) {
    return source.getPort() == port || destination.getPort() == port;
  }
}
