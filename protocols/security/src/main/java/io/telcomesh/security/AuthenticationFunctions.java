package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;

/// The functions f1 to f5* that USIM and authentication centre share with a subscriber's secrets,
/// TS 33.102 §6.3. A RAND has 16 octets, else [IllegalArgumentException].
public sealed interface AuthenticationFunctions permits Milenage, Tuak {
  /// MAC-A, which proves the network.
  Octets f1(Octets rand, SequenceNumber sqn, AuthenticationManagementField amf);

  /// MAC-S, which proves a resynchronisation.
  Octets f1Star(Octets rand, SequenceNumber sqn, AuthenticationManagementField amf);

  /// The answer to the challenge and the keys that come with it.
  F2345 f2345(Octets rand);

  /// AK*, 6 octets, which conceals the sequence number in a resynchronisation.
  Octets f5Star(Octets rand);

  /// What f2, f3, f4 and f5 give.
  ///
  /// @param res the expected answer
  /// @param ck the cipher key
  /// @param ik the integrity key
  /// @param ak the anonymity key, 6 octets
  record F2345(Octets res, Key ck, Key ik, Octets ak) {
    @Override
    public String toString() {
      return "F2345" + Tree.REDACTED;
    }
  }

  /// RAND as an array, for the algorithms.
  static byte[] checked(Octets rand) {
    if (rand.length() != 16) {
      throw new IllegalArgumentException("RAND has 16 octets, not %d".formatted(rand.length()));
    }
    return rand.toByteArray();
  }
}
