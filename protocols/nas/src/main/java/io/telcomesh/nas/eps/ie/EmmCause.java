package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.util.Map;
import java.util.TreeMap;

/// EMM cause, TS 24.301 §9.9.3.9. A number that is none of these is kept and handled as
/// [#PROTOCOL_ERROR_UNSPECIFIED].
public record EmmCause(int code) {
  private static final Map<Integer, String> NAMES = new TreeMap<>();

  public static final EmmCause IMSI_UNKNOWN_IN_HSS = named(2, "IMSI unknown in HSS");
  public static final EmmCause ILLEGAL_UE = named(3, "Illegal UE");
  public static final EmmCause IMEI_NOT_ACCEPTED = named(5, "IMEI not accepted");
  public static final EmmCause ILLEGAL_ME = named(6, "Illegal ME");
  public static final EmmCause EPS_SERVICES_NOT_ALLOWED = named(7, "EPS services not allowed");
  public static final EmmCause EPS_SERVICES_AND_NON_EPS_SERVICES_NOT_ALLOWED =
      named(8, "EPS services and non-EPS services not allowed");
  public static final EmmCause UE_IDENTITY_CANNOT_BE_DERIVED_BY_THE_NETWORK =
      named(9, "UE identity cannot be derived by the network");
  public static final EmmCause IMPLICITLY_DETACHED = named(10, "Implicitly detached");
  public static final EmmCause PLMN_NOT_ALLOWED = named(11, "PLMN not allowed");
  public static final EmmCause TRACKING_AREA_NOT_ALLOWED = named(12, "Tracking Area not allowed");
  public static final EmmCause ROAMING_NOT_ALLOWED_IN_THIS_TRACKING_AREA =
      named(13, "Roaming not allowed in this tracking area");
  public static final EmmCause EPS_SERVICES_NOT_ALLOWED_IN_THIS_PLMN =
      named(14, "EPS services not allowed in this PLMN");
  public static final EmmCause NO_SUITABLE_CELLS_IN_TRACKING_AREA =
      named(15, "No Suitable Cells In tracking area");
  public static final EmmCause MSC_TEMPORARILY_NOT_REACHABLE =
      named(16, "MSC temporarily not reachable");
  public static final EmmCause NETWORK_FAILURE = named(17, "Network failure");
  public static final EmmCause CS_DOMAIN_NOT_AVAILABLE = named(18, "CS domain not available");
  public static final EmmCause ESM_FAILURE = named(19, "ESM failure");
  public static final EmmCause MAC_FAILURE = named(20, "MAC failure");
  public static final EmmCause SYNCH_FAILURE = named(21, "Synch failure");
  public static final EmmCause CONGESTION = named(22, "Congestion");
  public static final EmmCause UE_SECURITY_CAPABILITIES_MISMATCH =
      named(23, "UE security capabilities mismatch");
  public static final EmmCause SECURITY_MODE_REJECTED_UNSPECIFIED =
      named(24, "Security mode rejected, unspecified");
  public static final EmmCause NOT_AUTHORIZED_FOR_THIS_CSG =
      named(25, "Not authorized for this CSG");
  public static final EmmCause NON_EPS_AUTHENTICATION_UNACCEPTABLE =
      named(26, "Non-EPS authentication unacceptable");
  public static final EmmCause REDIRECTION_TO_5GCN_REQUIRED =
      named(31, "Redirection to 5GCN required");
  public static final EmmCause REQUESTED_SERVICE_OPTION_NOT_AUTHORIZED_IN_THIS_PLMN =
      named(35, "Requested service option not authorized in this PLMN");
  public static final EmmCause CS_SERVICE_TEMPORARILY_NOT_AVAILABLE =
      named(39, "CS service temporarily not available");
  public static final EmmCause NO_EPS_BEARER_CONTEXT_ACTIVATED =
      named(40, "No EPS bearer context activated");
  public static final EmmCause SEVERE_NETWORK_FAILURE = named(42, "Severe network failure");
  public static final EmmCause PLMN_NOT_ALLOWED_TO_OPERATE_AT_THE_PRESENT_UE_LOCATION =
      named(78, "PLMN not allowed to operate at the present UE location");
  public static final EmmCause SEMANTICALLY_INCORRECT_MESSAGE =
      named(95, "Semantically incorrect message");
  public static final EmmCause INVALID_MANDATORY_INFORMATION =
      named(96, "Invalid mandatory information");
  public static final EmmCause MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED =
      named(97, "Message type non-existent or not implemented");
  public static final EmmCause MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE =
      named(98, "Message type not compatible with the protocol state");
  public static final EmmCause INFORMATION_ELEMENT_NON_EXISTENT_OR_NOT_IMPLEMENTED =
      named(99, "Information element non-existent or not implemented");
  public static final EmmCause CONDITIONAL_IE_ERROR = named(100, "Conditional IE error");
  public static final EmmCause MESSAGE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE =
      named(101, "Message not compatible with the protocol state");
  public static final EmmCause PROTOCOL_ERROR_UNSPECIFIED =
      named(111, "Protocol error, unspecified");

  public EmmCause {
    Require.range(code, 0, 255, "a cause");
  }

  /// As the standard names it; empty for a number it does not know.
  public String name() {
    return NAMES.getOrDefault(code, "");
  }

  private static EmmCause named(int code, String name) {
    NAMES.put(code, name);
    return new EmmCause(code);
  }

  static EmmCause decode(OctetReader in) {
    return new EmmCause(in.u8());
  }

  void encode(OctetWriter out) {
    out.u8(code);
  }

  @Override
  public String toString() {
    return "#%d %s".formatted(code, name()).strip();
  }
}
