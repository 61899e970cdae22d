package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;

/// What a USIM makes of a challenge.
public sealed interface UsimAnswer {
  /// The network is genuine. The UE on E-UTRAN still has to look at the token's separation bit.
  ///
  /// @param res the answer to send
  record Authenticated(Octets res, Key ck, Key ik, Autn autn) implements UsimAnswer {
    /// The key that the UE now shares with the MME, TS 33.401 Annex A.2.
    ///
    /// @param servingNetwork MCC and MNC as TS 24.301 lays them in 3 octets
    public Key kasme(Octets servingNetwork) {
      return EpsKeys.kasme(ck, ik, servingNetwork, autn.concealedSequenceNumber());
    }

    @Override
    public String toString() {
      return "Authenticated" + Tree.REDACTED;
    }
  }

  /// The token was not made with this subscriber's key: EMM cause 20.
  record MacFailure() implements UsimAnswer {}

  /// The token's sequence number is not fresh: EMM cause 21.
  record SynchronisationFailure(Auts auts) implements UsimAnswer {}
}
