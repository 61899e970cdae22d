package io.telcomesh.nas.eps.security;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.nas.eps.SecurityHeaderType;

/// Security protected NAS message, TS 24.301 §8.2.23.
///
/// @param messageAuthenticationCode 4 octets, over all that follows it
/// @param sequenceNumber the 8 low bits of the NAS COUNT
/// @param nasMessage plain or ciphered, as the header type says
public record SecurityProtectedNasMessage(
    SecurityHeaderType headerType,
    Octets messageAuthenticationCode,
    int sequenceNumber,
    Octets nasMessage) {
  /// Of every protected message, whatever it carries: EPS mobility management.
  static final int PROTOCOL_DISCRIMINATOR = 7;

  /// @throws DecodeException when the octets are too short or protected otherwise
  static SecurityProtectedNasMessage decode(OctetReader in) {
    int first = in.u8();
    var headerType =
        SecurityHeaderType.of(first >> 4)
            .orElseThrow(
                () -> new DecodeException("security header type %d".formatted(first >> 4)));
    var mac = in.octets(4);
    int sequenceNumber = in.u8();
    if (!in.hasRemaining()) {
      throw new DecodeException("no message behind the sequence number");
    }
    return new SecurityProtectedNasMessage(headerType, mac, sequenceNumber, in.rest());
  }

  Octets encode() {
    return new OctetWriter(6 + nasMessage.length())
        .u8(headerType.code() << 4 | PROTOCOL_DISCRIMINATOR)
        .octets(messageAuthenticationCode)
        .octets(authenticated())
        .toOctets();
  }

  /// What the code is computed over.
  Octets authenticated() {
    return authenticated(sequenceNumber, nasMessage);
  }

  static Octets authenticated(int sequenceNumber, Octets nasMessage) {
    return new OctetWriter(1 + nasMessage.length())
        .u8(sequenceNumber)
        .octets(nasMessage)
        .toOctets();
  }
}
