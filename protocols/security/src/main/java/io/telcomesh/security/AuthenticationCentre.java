package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The network's side of EPS authentication, TS 33.102 §6.3 and TS 33.401 §6.1. It keeps nothing:
/// its caller stores how far a subscriber's sequence numbers have been given out.
public final class AuthenticationCentre {
  private final RandomSource random;

  public AuthenticationCentre(RandomSource random) {
    this.random = random;
  }

  /// Vectors with one challenge and one sequence number each, in the order in which they are to be
  /// used. Their AMF has the separation bit.
  ///
  /// @param servingNetwork MCC and MNC as TS 24.301 lays them in 3 octets; bound into KASME
  /// @param first the sequence number of the first; the others follow it
  /// @throws IllegalArgumentException when the functions' outputs have lengths that EPS does not
  ///   know
  public List<EpsAuthenticationVector> vectors(
      AuthenticationFunctions functions,
      AuthenticationManagementField amf,
      Octets servingNetwork,
      SequenceNumber first,
      int count) {
    return Stream.iterate(first, SequenceNumber::next)
        .limit(count)
        .map(sqn -> vector(functions, amf.withSeparationBit(), servingNetwork, sqn))
        .toList();
  }

  /// The sequence number SQN_MS of a USIM that refused the challenge; empty when MAC-S does not
  /// prove it. Goes on with [SequenceNumber#resynchronised].
  public Optional<SequenceNumber> sequenceNumber(
      AuthenticationFunctions functions, Octets rand, Auts auts) {
    var usim = SequenceNumber.revealed(auts.concealedSequenceNumber(), functions.f5Star(rand));
    var expected = Auts.of(functions, rand, usim).macS();
    return Integrity.matches(expected, auts.macS()) ? Optional.of(usim) : Optional.empty();
  }

  private EpsAuthenticationVector vector(
      AuthenticationFunctions functions,
      AuthenticationManagementField amf,
      Octets servingNetwork,
      SequenceNumber sqn) {
    var rand = random.octets(16);
    var answer = functions.f2345(rand);
    var autn = Autn.of(sqn.concealed(answer.ak()), amf, functions.f1(rand, sqn, amf));
    var kasme =
        EpsKeys.kasme(answer.ck(), answer.ik(), servingNetwork, autn.concealedSequenceNumber());
    return new EpsAuthenticationVector(rand, answer.res(), autn, kasme);
  }
}
