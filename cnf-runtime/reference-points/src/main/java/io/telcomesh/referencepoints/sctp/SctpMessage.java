package io.telcomesh.referencepoints.sctp;

import io.telcomesh.codec.Octets;

/// One user message, RFC 9260 §3.3.1: whole, however many DATA chunks carried it.
///
/// @param stream 0 to 65535
/// @param payloadProtocol the payload protocol identifier, for example 18 for S1AP; 32 bits,
///   unsigned
public record SctpMessage(int stream, int payloadProtocol, Octets octets) {
  public SctpMessage {
    if (stream < 0 || stream > 0xffff) {
      throw new IllegalArgumentException("An SCTP stream is 0 to 65535, not " + stream);
    }
    if (octets.isEmpty()) {
      throw new IllegalArgumentException("An SCTP message has at least one octet");
    }
  }
}
