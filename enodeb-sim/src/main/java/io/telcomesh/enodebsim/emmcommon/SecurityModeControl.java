package io.telcomesh.enodebsim.emmcommon;

import static io.telcomesh.nas.eps.ie.EmmCause.SECURITY_MODE_REJECTED_UNSPECIFIED;
import static io.telcomesh.nas.eps.ie.EmmCause.UE_SECURITY_CAPABILITIES_MISMATCH;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.enodebsim.Rejection;
import io.telcomesh.enodebsim.UeContext;
import io.telcomesh.enodebsim.UeMessage;
import io.telcomesh.enodebsim.UePorts;
import io.telcomesh.nas.eps.HashMme;
import io.telcomesh.nas.eps.SecurityModeCommand;
import io.telcomesh.nas.eps.SecurityModeComplete;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.MobileIdentity;
import io.telcomesh.nas.eps.ie.UeSecurityCapability;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.Unprotected;
import io.telcomesh.procedures.Procedure;
import io.telcomesh.security.EpsIntegrityAlgorithm;
import io.telcomesh.security.EpsKeys;
import java.util.Optional;

/// Security mode control, TS 24.301 §5.4.3 and TS 33.401 §7.2.4.4: a new key is taken into use, if
/// the network proves to have it and nobody has changed what the UE said. It never waits, so
/// nothing collides with it.
public final class SecurityModeControl extends Procedure<UeMessage> {
  private final UePorts sim;
  private final UeContext ue;
  private final SecurityModeCommand command;
  private final Octets octets;

  /// @param octets the command with its protection
  public SecurityModeControl(UePorts sim, SecurityModeCommand command, Octets octets) {
    this.sim = sim;
    this.ue = sim.ue();
    this.command = command;
    this.octets = octets;
  }

  @Override
  protected void run() {
    var context = context();
    if (context.isEmpty() || !verifies(context.get()) || !acceptable()) {
      reject(SECURITY_MODE_REJECTED_UNSPECIFIED);
    } else if (!command.replayedUeSecurityCapability().equals(announced())) {
      reject(UE_SECURITY_CAPABILITIES_MISMATCH);
    } else {
      accept(context.get());
    }
  }

  /// §5.4.3.3: the key that was just agreed on; the one in use where the command is repeated.
  private Optional<NasSecurityContext> context() {
    return ue.agreed()
        .filter(agreed -> agreed.keySetIdentifier().equals(command.keySetIdentifier()))
        .map(agreed ->
            NasSecurityContext.ofUe(
                agreed.keySetIdentifier(), agreed.kasme(), command.algorithms()))
        .or(() ->
            ue.security()
                .filter(context ->
                    context.keySetIdentifier().equals(command.keySetIdentifier())
                        && context.algorithms().equals(command.algorithms())));
  }

  private boolean verifies(NasSecurityContext context) {
    return context.unprotect(octets) instanceof Unprotected.Verified;
  }

  /// Null integrity is for emergency calls only, TS 33.401 §5.1.4.1.
  private boolean acceptable() {
    var algorithms = command.algorithms();
    var capability = ue.equipment().capability();
    return algorithms.integrity() != EpsIntegrityAlgorithm.EIA0
        && capability.supports(algorithms.integrity())
        && capability.supports(algorithms.ciphering());
  }

  private UeSecurityCapability announced() {
    return UeSecurityCapability.of(ue.equipment().capability(), Optional.empty());
  }

  private void accept(NasSecurityContext context) {
    ue.security(context);
    ue.kenb(EpsKeys.kenb(context.kasme(), context.uplinkCount())); // the count of the Complete
    sim.nas().send(complete());
    ue.secureExchangeEstablished();
  }

  /// §5.4.3.3.
  private SecurityModeComplete complete() {
    boolean wantsImeisv = command.imeisvRequested().orElse(false);
    var changedOnItsWay =
        command
            .hashMme()
            .flatMap(
                hash -> ue.attachRequest().filter(request -> !HashMme.of(request).equals(hash)));
    return new SecurityModeComplete(
        wantsImeisv ? Optional.of(MobileIdentity.of(ue.equipment().imeisv())) : Optional.empty(),
        changedOnItsWay,
        OtherIes.NONE);
  }

  /// §5.4.3.5; under the context of before, if there is one.
  private void reject(EmmCause cause) {
    ue.rejected(
        new Rejection(
            Rejection.By.UE,
            "Security Mode Reject",
            cause.toString(),
            "TS 24.301 §5.4.3.5",
            sim.now()));
    sim.nas().send(new SecurityModeReject(cause));
  }
}
