package io.telcomesh.mme.emmcommon;

import static io.telcomesh.mme.MmeTimers.T3460;

import io.telcomesh.codec.Octets;
import io.telcomesh.diameter.s6a.EutranVector;
import io.telcomesh.mme.UePorts;
import io.telcomesh.nas.eps.AuthenticationAnswer;
import io.telcomesh.nas.eps.AuthenticationFailure;
import io.telcomesh.nas.eps.AuthenticationRequest;
import io.telcomesh.nas.eps.AuthenticationResponse;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.NasKeySetIdentifier;
import io.telcomesh.nas.eps.security.NasSecurityContext;
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

  /// The key that UE and network have agreed on, and its name.
  public record Agreed(NasKeySetIdentifier keySetIdentifier, Key kasme) {}

  /// @param identify asks for the IMSI again, once, when it may have been another UE's
  /// @throws Refused with the UE's last word when it is not who it says, with the HSS's when there
  ///   is no vector
  public Agreed agree(Runnable identify) {
    var keySetIdentifier = nextKeySetIdentifier();
    var vector = vector(Optional.empty());
    var answer = challenge(keySetIdentifier, vector);
    var outOfSynch = synchronisationFailure(answer);
    if (outOfSynch.isPresent()) { // §5.4.2.7 e
      vector = vector(Optional.of(vector.rand().then(outOfSynch.get().octets())));
      answer = challenge(keySetIdentifier, vector);
    } else if (suspicious(answer, vector)) { // §5.4.2.5, §5.4.2.7 c
      identify.run();
      vector = vector(Optional.empty());
      answer = challenge(keySetIdentifier, vector);
    }
    if (!confirms(answer, vector)) {
      throw new Refused(answer); // §5.4.2.5
    }
    return new Agreed(keySetIdentifier, new Key(vector.kasme()));
  }

  private AuthenticationAnswer challenge(NasKeySetIdentifier name, EutranVector vector) {
    var request = new AuthenticationRequest(name, vector.rand(), new Autn(vector.autn()));
    return mme.nas().ask(request, T3460, AuthenticationAnswer.class);
  }

  private EutranVector vector(Optional<Octets> resynchronisation) {
    return mme.hss().authenticationInformation(resynchronisation);
  }

  private static Optional<Auts> synchronisationFailure(AuthenticationAnswer answer) {
    return answer instanceof AuthenticationFailure(var cause, var auts)
            && cause.equals(EmmCause.SYNCH_FAILURE)
        ? auts
        : Optional.empty();
  }

  private static boolean suspicious(AuthenticationAnswer answer, EutranVector vector) {
    return switch (answer) {
      case AuthenticationFailure(var cause, var _) -> cause.equals(EmmCause.MAC_FAILURE);
      case AuthenticationResponse _ -> !confirms(answer, vector);
    };
  }

  private static boolean confirms(AuthenticationAnswer answer, EutranVector vector) {
    return answer instanceof AuthenticationResponse(var res)
        && Integrity.matches(vector.xres(), res);
  }

  private NasKeySetIdentifier nextKeySetIdentifier() {
    return mme.ue()
        .security()
        .map(NasSecurityContext::keySetIdentifier)
        .orElse(NasKeySetIdentifier.NONE)
        .next();
  }
}
