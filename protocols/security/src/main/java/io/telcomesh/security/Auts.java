package io.telcomesh.security;

import io.telcomesh.codec.Octets;

/// The token by which a USIM tells the authentication centre its own sequence number, TS 33.102
/// §6.3.3: (SQN_MS ⊕ AK*)‖MAC-S.
///
/// @param octets 14
public record Auts(Octets octets) {
  /// @throws IllegalArgumentException for any other length
  public Auts {
    if (octets.length() != 14) {
      throw new IllegalArgumentException("AUTS has 14 octets, not %d".formatted(octets.length()));
    }
  }

  /// What a USIM answers to a challenge whose sequence number it has not taken.
  static Auts of(AuthenticationFunctions functions, Octets rand, SequenceNumber usim) {
    var macS = functions.f1Star(rand, usim, AuthenticationManagementField.RESYNCHRONISATION);
    return new Auts(usim.concealed(functions.f5Star(rand)).then(macS));
  }

  Octets concealedSequenceNumber() {
    return octets.slice(0, 6);
  }

  Octets macS() {
    return octets.from(6);
  }
}
