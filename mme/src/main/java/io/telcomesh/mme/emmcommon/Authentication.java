package io.telcomesh.mme.emmcommon;

import static io.telcomesh.mme.MmeTimers.T3460;

import io.telcomesh.codec.Octets;
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
  /// @param before the name of the key that the UE still has: the new one has another
  /// @throws Refused with the UE's last word when it is not who it says, with the HSS's when there
  ///   is no vector
  public Agreed agree(Imsi claimed, NasKeySetIdentifier before) {
    var keySetIdentifier = before.next();
    var imsi = claimed;
    var vector = vector(imsi, Optional.empty());
    var answer = challenge(keySetIdentifier, vector);
    var outOfSynch = synchronisationFailure(answer);
    if (outOfSynch.isPresent()) { // §5.4.2.7 e
      vector = vector(imsi, Optional.of(vector.rand().then(outOfSynch.get().octets())));
      answer = challenge(keySetIdentifier, vector);
    } else if (doubtsNetwork(answer)) { // §5.4.2.7 c, d
      imsi = new Identification(mme).askImsi();
      if (imsi.equals(claimed)) {
        throw new Refused(answer);
      }
      vector = vector(imsi, Optional.empty());
      answer = challenge(keySetIdentifier, vector);
    }
    if (!confirms(answer, vector)) {
      throw new Refused(answer); // §5.4.2.5
    }
    return new Agreed(imsi, keySetIdentifier, new Key(vector.kasme()));
  }

  private AuthenticationAnswer challenge(NasKeySetIdentifier name, EutranVector vector) {
    var request = new AuthenticationRequest(name, vector.rand(), new Autn(vector.autn()));
    return mme.nas().ask(request, T3460, AuthenticationAnswer.class);
  }

  private EutranVector vector(Imsi imsi, Optional<Octets> resynchronisation) {
    return mme.hss().authenticationInformation(imsi, resynchronisation);
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

  private static boolean confirms(AuthenticationAnswer answer, EutranVector vector) {
    return answer instanceof AuthenticationResponse(var res)
        && Integrity.matches(vector.xres(), res);
  }
}
