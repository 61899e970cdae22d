package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;

/// The authentication token that proves the network to the USIM, TS 33.102 §6.3.2: (SQN ⊕
/// AK)‖AMF‖MAC-A.
///
/// @param octets 16
public record Autn(Octets octets) {
  /// @throws IllegalArgumentException for any other length
  public Autn {
    if (octets.length() != 16) {
      throw new IllegalArgumentException("AUTN has 16 octets, not %d".formatted(octets.length()));
    }
  }

  static Autn of(Octets concealed, AuthenticationManagementField amf, Octets macA) {
    return new Autn(new OctetWriter(16).octets(concealed).u16(amf.value()).octets(macA).toOctets());
  }

  /// SQN ⊕ AK, 6 octets: also an input of KASME.
  public Octets concealedSequenceNumber() {
    return octets.slice(0, 6);
  }

  public AuthenticationManagementField amf() {
    return new AuthenticationManagementField(octets.slice(6, 8).reader().u16());
  }

  Octets macA() {
    return octets.from(8);
  }
}
