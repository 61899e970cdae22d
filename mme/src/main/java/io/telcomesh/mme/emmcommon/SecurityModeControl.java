package io.telcomesh.mme.emmcommon;

import static io.telcomesh.mme.MmeTimers.T3460;
import static io.telcomesh.nas.eps.ie.EmmCause.UE_SECURITY_CAPABILITIES_MISMATCH;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.mme.UePorts;
import io.telcomesh.mme.s1mme.UplinkNas.Reading;
import io.telcomesh.nas.eps.HashMme;
import io.telcomesh.nas.eps.SecurityModeAnswer;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.NasSecurityAlgorithms;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import io.telcomesh.security.EpsKeys;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/// Security mode control, TS 24.301 §5.4.3 and TS 33.401 §7.2.4.4: takes a new key into use.
public final class SecurityModeControl {
  private final UePorts mme;

  public SecurityModeControl(UePorts mme) {
    this.mme = mme;
  }

  /// @param capability of the UE; its request came as `received`: without verified protection the
  ///   UE is told the hash, so that it sees whether somebody changed it
  /// @return the UE's request once more, where the hash was not that of what it had sent
  /// @throws Refused with an EMM cause when there is no algorithm for both sides, or with the UE's
  ///   reject
  public Optional<Octets> takeIntoUse(
      Authentication.Agreed agreed, UeSecurityCapability capability, Reading.Message received) {
    var context =
        NasSecurityContext.ofMme(agreed.keySetIdentifier(), agreed.kasme(), select(capability));
    mme.ue().proposed(context);
    try {
      return command(context, capability, received);
    } catch (Unwinding unwinding) {
      mme.ue().proposalRefused(); // §5.4.3.5
      throw unwinding;
    }
  }

  private Optional<Octets> command(
      NasSecurityContext context, UeSecurityCapability capability, Reading.Message received) {
    var command =
        new SecurityModeCommand(
            context.algorithms(),
            context.keySetIdentifier(),
            capability,
            Optional.of(true),
            received.verified() ? Optional.empty() : Optional.of(HashMme.of(received.plain())),
            Optional.empty(),
            OtherIes.NONE);
    return switch (mme.nas().ask(command, T3460, SecurityModeAnswer.class)) {
      case SecurityModeComplete complete -> {
        completed(context, complete);
        mme.ue().securityCapability(capability);
        yield complete.replayedMessage();
      }
      case SecurityModeReject reject -> throw new Refused(reject);
    };
  }

  private void completed(NasSecurityContext context, SecurityModeComplete complete) {
    var ue = mme.ue();
    ue.proposalTaken();
    ue.secureExchangeEstablished();
    ue.attachesWithStoredSecurity(0);
    // K_eNB is made with the count of this very message, TS 33.401 §7.2.8.1
    ue.kenb(EpsKeys.kenb(context.kasme(), context.uplinkCount() - 1));
    if (complete.imeisv().orElse(new MobileIdentity.None())
        instanceof MobileIdentity.OfImeisv(var imeisv)) {
      ue.imeisv(imeisv);
    }
  }

  private NasSecurityAlgorithms select(UeSecurityCapability capability) {
    var settings = mme.settings();
    return new NasSecurityAlgorithms(
        first(settings.ciphering(), capability::supports),
        first(settings.integrity(), capability::supports));
  }

  private static <A> A first(Collection<A> preferred, Predicate<A> supported) {
    return preferred.stream()
        .filter(supported)
        .findFirst()
        .orElseThrow(() -> new Refused(UE_SECURITY_CAPABILITIES_MISMATCH));
  }
}
