package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// KSI and sequence number, TS 24.301 §9.9.3.19.
///
/// @param keySetIdentifier 0 to 7
/// @param sequenceNumber the 5 low bits of the uplink NAS COUNT
public record KsiAndSequenceNumber(int keySetIdentifier, int sequenceNumber) {
  public KsiAndSequenceNumber {
    Require.range(keySetIdentifier, 0, 7, "a key set identifier");
    Require.range(sequenceNumber, 0, 31, "a short sequence number");
  }

  static KsiAndSequenceNumber decode(OctetReader in) {
    int octet = in.u8();
    return new KsiAndSequenceNumber(octet >> 5, octet & 0x1f);
  }

  void encode(OctetWriter out) {
    out.u8(keySetIdentifier << 5 | sequenceNumber);
  }
}
