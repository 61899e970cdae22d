package io.telcomesh.capture;

import io.telcomesh.codec.Octets;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;

/// What one IP packet carried, put together where it came in fragments.
///
/// @param frames in which it came
/// @param time of the last of them
/// @param protocol of IANA's registry
record Datagram(
    List<Long> frames,
    Instant time,
    CaptureInterface on,
    InetAddress source,
    InetAddress destination,
    int protocol,
    Octets payload) {
  static final int TCP = 6;
  static final int UDP = 17;
  static final int SCTP = 132;

  Datagram {
    frames = List.copyOf(frames);
  }
}
