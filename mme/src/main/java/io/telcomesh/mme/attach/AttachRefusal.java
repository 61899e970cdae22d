package io.telcomesh.mme.attach;

import io.telcomesh.mme.MmeTimers;
import io.telcomesh.mme.esm.PdnRequest;
import io.telcomesh.nas.eps.AttachReject;
import io.telcomesh.nas.eps.AuthenticationAnswer;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.DetachRequestFromNetwork;
import io.telcomesh.nas.eps.Nas;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.NetworkDetachType;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import io.telcomesh.procedures.Unwinding;
import java.util.Optional;

/// Why an attach is refused: an EMM cause, and where session management says no (#19) its own.
record AttachRefusal(EmmCause emm, Optional<EsmCause> esm) {
  /// What the UE is told, TS 24.301 §5.5.1.2.5; §5.4.2.5 when it could not prove who it is; nothing
  /// when it was silent itself, because it will ask again (§5.5.1.2.7 c).
  ///
  /// @param accepted the UE believes that it is attached, so it must detach: §5.5.2.3
  static Optional<NasMessage> answer(Unwinding why, PdnRequest pdn, boolean accepted) {
    if (accepted) {
      return Optional.of(DetachRequestFromNetwork.of(NetworkDetachType.REATTACH_REQUIRED));
    }
    return switch (why) {
      case Refused refused when refused.answer() instanceof AuthenticationAnswer ->
          Optional.of(new AuthenticationReject());
      case Refused refused -> Optional.of(reject(RefusalCauses.of(refused.answer(), pdn), pdn));
      case Expired expired when MmeTimers.ofUe(expired.timer()) -> Optional.empty();
      case Unwinding _ -> // a peer in the core is silent: no reason to bar the SIM
          Optional.of(reject(new AttachRefusal(EmmCause.NETWORK_FAILURE, Optional.empty()), pdn));
    };
  }

  /// The Attach Reject, with a PDN Connectivity Reject where session management refuses.
  private static AttachReject reject(AttachRefusal refusal, PdnRequest pdn) {
    var esm = refusal.esm().map(pdn::reject).map(Nas::encode);
    var plain = AttachReject.of(refusal.emm());
    return new AttachReject(plain.cause(), esm, plain.t3346(), plain.t3402(), plain.others());
  }
}
