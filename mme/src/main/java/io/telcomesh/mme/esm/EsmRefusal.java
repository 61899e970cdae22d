package io.telcomesh.mme.esm;

import io.telcomesh.gtp.gtpc.CauseValue;
import io.telcomesh.gtp.gtpc.CreateSessionResponse;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.s1ap.ERabSetupResponse;

/// What a refusal means to the UE that wanted a PDN connection.
public final class EsmRefusal {
  private EsmRefusal() {}

  /// The cause for a PDN Connectivity Reject, TS 24.301 §6.5.1.4.
  ///
  /// @param answer an ESM cause of ours, or what a peer answered
  /// @param wanted by the UE
  public static EsmCause of(Object answer, PdnType wanted) {
    return switch (answer) {
      case EsmCause ours -> ours;
      case CreateSessionResponse sgw -> ofSgw(sgw.cause().code(), wanted);
      case ERabSetupResponse _ -> EsmCause.INSUFFICIENT_RESOURCES; // at the eNodeB
      default -> EsmCause.NETWORK_FAILURE;
    };
  }

  /// TS 29.274 §8.4 to TS 24.301 Annex B.
  private static EsmCause ofSgw(int cause, PdnType wanted) {
    return switch (CauseValue.of(cause).orElse(CauseValue.SYSTEM_FAILURE)) {
      case MISSING_OR_UNKNOWN_APN -> EsmCause.MISSING_OR_UNKNOWN_APN;
      case APN_ACCESS_DENIED_NO_SUBSCRIPTION -> EsmCause.REQUESTED_SERVICE_OPTION_NOT_SUBSCRIBED;
      case PREFERRED_PDN_TYPE_NOT_SUPPORTED -> otherThan(wanted);
      case ALL_DYNAMIC_ADDRESSES_OCCUPIED, NO_RESOURCES_AVAILABLE, NO_MEMORY_AVAILABLE ->
          EsmCause.INSUFFICIENT_RESOURCES;
      case USER_AUTHENTICATION_FAILED -> EsmCause.USER_AUTHENTICATION_FAILED;
      default -> EsmCause.REQUEST_REJECTED_BY_SERVING_GW_OR_PDN_GW;
    };
  }

  /// The network has the other type alone.
  private static EsmCause otherThan(PdnType wanted) {
    return switch (wanted) {
      case IPV4 -> EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED;
      case IPV6 -> EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED;
      case IPV4V6, NON_IP -> EsmCause.UNKNOWN_PDN_TYPE;
    };
  }
}
