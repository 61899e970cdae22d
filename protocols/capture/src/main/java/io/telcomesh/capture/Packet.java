package io.telcomesh.capture;

import io.telcomesh.codec.Octets;
import java.time.Instant;

/// A packet of a capture.
///
/// @param frame counted from 1, as Wireshark counts
/// @param octets from the link layer on, as many as were captured
/// @param originalLength of the packet on the wire, in octets
public record Packet(
    long frame, Instant time, CaptureInterface on, Octets octets, long originalLength) {
  boolean cutShort() {
    return octets.length() < originalLength;
  }
}
