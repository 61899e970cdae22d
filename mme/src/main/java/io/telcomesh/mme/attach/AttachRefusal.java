package io.telcomesh.mme.attach;

import io.telcomesh.nas.eps.AuthenticationAnswer;
import io.telcomesh.nas.eps.AuthenticationReject;
import io.telcomesh.nas.eps.NasMessage;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.procedures.Expired;
import io.telcomesh.procedures.Refused;
import java.util.Optional;

/// Why an attach is refused: an EMM cause, and where session management says no (#19) its own.
record AttachRefusal(EmmCause emm, Optional<EsmCause> esm) {
  static Refused because(EmmCause cause) {
    return new Refused(new AttachRefusal(cause, Optional.empty()));
  }

  static Refused because(EsmCause cause) {
    return new Refused(new AttachRefusal(EmmCause.ESM_FAILURE, Optional.of(cause)));
  }

  /// What the UE is told, TS 24.301 §5.5.1.2.5; §5.4.2.5 when it could not prove who it is.
  static NasMessage answer(Refused refused, PdnRequest pdn) {
    return refused.answer() instanceof AuthenticationAnswer
        ? new AuthenticationReject()
        : pdn.reject(RefusalCauses.of(refused.answer()));
  }

  /// A peer in the core is silent: no reason to bar the SIM.
  static NasMessage answer(Expired expired, PdnRequest pdn) {
    return pdn.reject(RefusalCauses.of(expired));
  }
}
