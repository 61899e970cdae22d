package io.telcomesh.mme.attach;

import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.Result;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.mme.esm.EsmRefusal;
import io.telcomesh.mme.esm.PdnRequest;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import java.util.Optional;

/// What a peer's refusal means to the UE that wanted to attach.
final class RefusalCauses {
  private RefusalCauses() {}

  /// The causes for an Attach Reject.
  static AttachRefusal of(Object answer, PdnRequest pdn) {
    return switch (answer) {
      case EmmCause cause -> new AttachRefusal(cause, Optional.empty());
      case SecurityModeReject reject -> new AttachRefusal(reject.cause(), Optional.empty());
      case DiameterAnswer hss -> new AttachRefusal(ofHss(hss.result()), Optional.empty());
      case EsmCause _, CreateSessionResponse _ ->
          new AttachRefusal(EmmCause.ESM_FAILURE, Optional.of(EsmRefusal.of(answer, pdn.type())));
      default -> new AttachRefusal(EmmCause.NETWORK_FAILURE, Optional.empty());
    };
  }

  /// TS 29.272 Annex A. An outage of the HSS must not bar the SIM, so all else is #17.
  private static EmmCause ofHss(Result result) {
    if (result.equals(Result.USER_UNKNOWN)) {
      return EmmCause.EPS_SERVICES_AND_NON_EPS_SERVICES_NOT_ALLOWED;
    }
    if (result.equals(Result.ROAMING_NOT_ALLOWED)) {
      return EmmCause.PLMN_NOT_ALLOWED;
    }
    if (result.equals(Result.UNKNOWN_EPS_SUBSCRIPTION)
        || result.equals(Result.RAT_NOT_ALLOWED)
        || result.equals(Result.AUTHORIZATION_REJECTED)
        || result.equals(Result.UNABLE_TO_DELIVER)
        || result.equals(Result.REALM_NOT_SERVED)) {
      return EmmCause.NO_SUITABLE_CELLS_IN_TRACKING_AREA;
    }
    return EmmCause.NETWORK_FAILURE;
  }
}
