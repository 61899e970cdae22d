package io.telcomesh.mme.emmcommon;

import static io.telcomesh.mme.MmeTimers.T3460;

import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.AuthenticationAnswer;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.procedures.Refused;
import io.telcomesh.security.Autn;
import io.telcomesh.security.Auts;
import io.telcomesh.security.Integrity;
import io.telcomesh.security.Key;
import java.util.Optional;

/// EPS authentication and key agreement, TS 33.401 §6.1.1 and TS 24.301 §5.4.2.
public final class Authentication {
  private final UePorts mme;

  public Authentication(UePorts mme) {
    this.mme = mme;
  }

  /// Who the UE has proven to be, the key that both have agreed on, and its name.
  public record Agreed(Imsi imsi, NasKeySetIdentifier keySetIdentifier, Key kasme) {}

  /// @param claimed who the UE says it is
  /// @param namedByGuti whether that is only what the MME makes of its GUTI
  /// @param before the name of the key that the UE still has: the new one has another
  /// @throws Refused with the UE's last word when it is not who it says, with the HSS's when there
  ///   is no vector
  public Agreed agree(Imsi claimed, boolean namedByGuti, NasKeySetIdentifier before) {
    var name = before.next();
    var first = challengeInStep(claimed, name);
    if (first.confirmed()) {
      return first.agreed(claimed, name);
    }
    if (!namedByGuti && !doubtsNetwork(first.answer)) {
      throw new Refused(first.answer); // §5.4.2.5
    }
    var imsi = new Identification(mme).askImsi(); // §5.4.2.5, §5.4.2.7 c, d
    if (imsi.equals(claimed)) {
      throw new Refused(first.answer);
    }
    var second = challengeInStep(imsi, name);
    if (second.confirmed()) {
      return second.agreed(imsi, name);
    }
    throw new Refused(second.answer);
  }

  /// A challenge with the UE's answer.
  private record Challenge(EutranVector vector, AuthenticationAnswer answer) {
    boolean confirmed() {
      return answer instanceof AuthenticationResponse(var res)
          && Integrity.matches(vector.xres(), res);
    }

    Agreed agreed(Imsi imsi, NasKeySetIdentifier name) {
      return new Agreed(imsi, name, new Key(vector.kasme()));
    }
  }

  /// A UE that is out of step is challenged once more, §5.4.2.7 e.
  private Challenge challengeInStep(Imsi imsi, NasKeySetIdentifier name) {
    var first = challenge(name, mme.hss().vector(imsi));
    var outOfStep = synchronisationFailure(first.answer);
    return outOfStep.isEmpty()
        ? first
        : challenge(
            name, mme.hss().vectorInStep(imsi, first.vector.rand().then(outOfStep.get().octets())));
  }

  private Challenge challenge(NasKeySetIdentifier name, EutranVector vector) {
    var request = new AuthenticationRequest(name, vector.rand(), new Autn(vector.autn()));
    return new Challenge(vector, mme.nas().ask(request, T3460, AuthenticationAnswer.class));
  }

  private static Optional<Auts> synchronisationFailure(AuthenticationAnswer answer) {
    return answer instanceof AuthenticationFailure(var cause, var auts)
            && cause.equals(EmmCause.SYNCH_FAILURE)
        ? auts
        : Optional.empty();
  }

  /// The challenge was perhaps made for another subscriber.
  private static boolean doubtsNetwork(AuthenticationAnswer answer) {
    return answer instanceof AuthenticationFailure(var cause, var _)
        && (cause.equals(EmmCause.MAC_FAILURE)
            || cause.equals(EmmCause.NON_EPS_AUTHENTICATION_UNACCEPTABLE));
  }
}
