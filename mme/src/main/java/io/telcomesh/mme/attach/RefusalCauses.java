package io.telcomesh.mme.attach;

import io.telcomesh.diameter.DiameterAnswer;
import io.telcomesh.diameter.Result;
import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.nas.eps.SecurityModeReject;
import io.telcomesh.nas.eps.ie.EmmCause;
import io.telcomesh.nas.eps.ie.EsmCause;
import java.util.Optional;

/// What a peer's refusal means to the UE that wanted to attach.
final class RefusalCauses {
  private RefusalCauses() {}

  /// The causes for an Attach Reject.
  static AttachRefusal of(Object answer) {
    return switch (answer) {
      case AttachRefusal ours -> ours;
      case EmmCause cause -> new AttachRefusal(cause, Optional.empty());
      case SecurityModeReject reject -> new AttachRefusal(reject.cause(), Optional.empty());
      case DiameterAnswer hss -> new AttachRefusal(ofHss(hss.result()), Optional.empty());
      case CreateSessionResponse sgw ->
          new AttachRefusal(EmmCause.ESM_FAILURE, Optional.of(ofSgw(sgw.cause().code())));
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

  /// TS 29.274 §8.4 to TS 24.301 Annex B.
  private static EsmCause ofSgw(int cause) {
    return switch (CauseValue.of(cause).orElse(CauseValue.SYSTEM_FAILURE)) {
      case MISSING_OR_UNKNOWN_APN -> EsmCause.MISSING_OR_UNKNOWN_APN;
      case APN_ACCESS_DENIED_NO_SUBSCRIPTION -> EsmCause.REQUESTED_SERVICE_OPTION_NOT_SUBSCRIBED;
      case PREFERRED_PDN_TYPE_NOT_SUPPORTED -> EsmCause.UNKNOWN_PDN_TYPE;
      case ALL_DYNAMIC_ADDRESSES_OCCUPIED, NO_RESOURCES_AVAILABLE, NO_MEMORY_AVAILABLE ->
          EsmCause.INSUFFICIENT_RESOURCES;
      case USER_AUTHENTICATION_FAILED -> EsmCause.USER_AUTHENTICATION_FAILED;
      default -> EsmCause.REQUEST_REJECTED_BY_SERVING_GW_OR_PDN_GW;
    };
  }
}
