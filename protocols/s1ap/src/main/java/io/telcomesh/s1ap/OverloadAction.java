package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.alternative;
import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.Asn1;
import io.telcomesh.asn1per.PerType;

/// Overload Action, TS 36.413 §9.2.3.20: which RRC connections an eNodeB establishes for an MME
/// that has too much to do.
public enum OverloadAction {
  REJECT_NON_EMERGENCY_MO_DT,
  REJECT_RRC_CR_SIGNALLING,
  PERMIT_EMERGENCY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY,
  PERMIT_HIGH_PRIORITY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY,
  REJECT_DELAY_TOLERANT_ACCESS,
  PERMIT_HIGH_PRIORITY_SESSIONS_AND_EXCEPTION_REPORTING_AND_MOBILE_TERMINATED_SERVICES_ONLY,
  NOT_ACCEPT_MO_DATA_OR_DELAY_TOLERANT_ACCESS_FROM_CP_CIOT;

  private static final PerType<OverloadAction> TYPE =
      enumerated(OverloadAction.class)
          .extensibleAfter(PERMIT_EMERGENCY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY);

  /// Overload Response, TS 36.413 §9.2.3.19: there is no other response than an action.
  static final PerType<OverloadAction> RESPONSE =
      Asn1.<OverloadAction>choice(alternative("overloadAction", TYPE, OverloadAction.class))
          .extensible();

  /// Whether a connection for this reason is established, §8.7.6.2.
  public boolean permits(RrcEstablishmentCause cause) {
    return switch (this) {
      case REJECT_NON_EMERGENCY_MO_DT ->
          switch (cause) {
            case MO_DATA, MO_VOICECALL, DELAY_TOLERANTACCESS -> false;
            case EMERGENCY, HIGHPRIORITYACCESS, MT_ACCESS, MO_SIGNALLING, MO_EXCEPTIONDATA -> true;
          };
      case REJECT_RRC_CR_SIGNALLING ->
          switch (cause) {
            case MO_DATA, MO_VOICECALL, MO_SIGNALLING, DELAY_TOLERANTACCESS -> false;
            case EMERGENCY, HIGHPRIORITYACCESS, MT_ACCESS, MO_EXCEPTIONDATA -> true;
          };
      case PERMIT_EMERGENCY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY ->
          cause == RrcEstablishmentCause.EMERGENCY || cause == RrcEstablishmentCause.MT_ACCESS;
      case PERMIT_HIGH_PRIORITY_SESSIONS_AND_MOBILE_TERMINATED_SERVICES_ONLY ->
          cause == RrcEstablishmentCause.HIGHPRIORITYACCESS
              || cause == RrcEstablishmentCause.MT_ACCESS;
      case REJECT_DELAY_TOLERANT_ACCESS -> cause != RrcEstablishmentCause.DELAY_TOLERANTACCESS;
      case PERMIT_HIGH_PRIORITY_SESSIONS_AND_EXCEPTION_REPORTING_AND_MOBILE_TERMINATED_SERVICES_ONLY ->
          cause == RrcEstablishmentCause.HIGHPRIORITYACCESS
              || cause == RrcEstablishmentCause.MO_EXCEPTIONDATA
              || cause == RrcEstablishmentCause.MT_ACCESS;
      case NOT_ACCEPT_MO_DATA_OR_DELAY_TOLERANT_ACCESS_FROM_CP_CIOT -> true; // no such UE here
    };
  }
}
