package io.telcomesh.security;

import io.telcomesh.codec.Octets;

/// The subscriber's side of authentication, TS 33.102 §6.3.3. For one thread at a time.
public final class Usim {
  private final AuthenticationFunctions functions;
  private final SequenceNumberArray sequenceNumbers;

  public Usim(AuthenticationFunctions functions, SequenceNumberArray sequenceNumbers) {
    this.functions = functions;
    this.sequenceNumbers = sequenceNumbers;
  }

  /// Answers a challenge, after the network has proved that it knows K and that the challenge is no
  /// old one.
  ///
  /// @param rand 16 octets, else [IllegalArgumentException]
  public UsimAnswer authenticate(Octets rand, Autn autn) {
    var answer = functions.f2345(rand);
    var sqn = SequenceNumber.revealed(autn.concealedSequenceNumber(), answer.ak());
    if (!Integrity.matches(functions.f1(rand, sqn, autn.amf()), autn.macA())) {
      return new UsimAnswer.MacFailure();
    }
    if (!sequenceNumbers.take(sqn)) {
      return new UsimAnswer.SynchronisationFailure(
          Auts.of(functions, rand, sequenceNumbers.highest()));
    }
    return new UsimAnswer.Authenticated(answer.res(), answer.ck(), answer.ik(), autn);
  }
}
