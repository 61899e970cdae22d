package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.util.Map;
import java.util.TreeMap;

/// ESM cause, TS 24.301 §9.9.4.4. A number that is none of these is kept; the network handles it as
/// [#PROTOCOL_ERROR_UNSPECIFIED], the UE as [#SERVICE_OPTION_TEMPORARILY_OUT_OF_ORDER].
public record EsmCause(int code) {
  private static final Map<Integer, String> NAMES = new TreeMap<>();

  public static final EsmCause OPERATOR_DETERMINED_BARRING =
      named(8, "Operator Determined Barring");
  public static final EsmCause INSUFFICIENT_RESOURCES = named(26, "Insufficient resources");
  public static final EsmCause MISSING_OR_UNKNOWN_APN = named(27, "Missing or unknown APN");
  public static final EsmCause UNKNOWN_PDN_TYPE = named(28, "Unknown PDN type");
  public static final EsmCause USER_AUTHENTICATION_FAILED = named(29, "User authentication failed");
  public static final EsmCause REQUEST_REJECTED_BY_SERVING_GW_OR_PDN_GW =
      named(30, "Request rejected by Serving GW or PDN GW");
  public static final EsmCause REQUEST_REJECTED_UNSPECIFIED =
      named(31, "Request rejected, unspecified");
  public static final EsmCause SERVICE_OPTION_NOT_SUPPORTED =
      named(32, "Service option not supported");
  public static final EsmCause REQUESTED_SERVICE_OPTION_NOT_SUBSCRIBED =
      named(33, "Requested service option not subscribed");
  public static final EsmCause SERVICE_OPTION_TEMPORARILY_OUT_OF_ORDER =
      named(34, "Service option temporarily out of order");
  public static final EsmCause PTI_ALREADY_IN_USE = named(35, "PTI already in use");
  public static final EsmCause REGULAR_DEACTIVATION = named(36, "Regular deactivation");
  public static final EsmCause EPS_QOS_NOT_ACCEPTED = named(37, "EPS QoS not accepted");
  public static final EsmCause NETWORK_FAILURE = named(38, "Network failure");
  public static final EsmCause REACTIVATION_REQUESTED = named(39, "Reactivation requested");
  public static final EsmCause SEMANTIC_ERROR_IN_THE_TFT_OPERATION =
      named(41, "Semantic error in the TFT operation");
  public static final EsmCause SYNTACTICAL_ERROR_IN_THE_TFT_OPERATION =
      named(42, "Syntactical error in the TFT operation");
  public static final EsmCause INVALID_EPS_BEARER_IDENTITY =
      named(43, "Invalid EPS bearer identity");
  public static final EsmCause SEMANTIC_ERRORS_IN_PACKET_FILTER =
      named(44, "Semantic errors in packet filter(s)");
  public static final EsmCause SYNTACTICAL_ERRORS_IN_PACKET_FILTER =
      named(45, "Syntactical errors in packet filter(s)");
  public static final EsmCause PTI_MISMATCH = named(47, "PTI mismatch");
  public static final EsmCause LAST_PDN_DISCONNECTION_NOT_ALLOWED =
      named(49, "Last PDN disconnection not allowed");
  public static final EsmCause PDN_TYPE_IPV4_ONLY_ALLOWED = named(50, "PDN type IPv4 only allowed");
  public static final EsmCause PDN_TYPE_IPV6_ONLY_ALLOWED = named(51, "PDN type IPv6 only allowed");
  public static final EsmCause SINGLE_ADDRESS_BEARERS_ONLY_ALLOWED =
      named(52, "Single address bearers only allowed");
  public static final EsmCause ESM_INFORMATION_NOT_RECEIVED =
      named(53, "ESM information not received");
  public static final EsmCause PDN_CONNECTION_DOES_NOT_EXIST =
      named(54, "PDN connection does not exist");
  public static final EsmCause MULTIPLE_PDN_CONNECTIONS_FOR_A_GIVEN_APN_NOT_ALLOWED =
      named(55, "Multiple PDN connections for a given APN not allowed");
  public static final EsmCause COLLISION_WITH_NETWORK_INITIATED_REQUEST =
      named(56, "Collision with network initiated request");
  public static final EsmCause PDN_TYPE_IPV4V6_ONLY_ALLOWED =
      named(57, "PDN type IPv4v6 only allowed");
  public static final EsmCause PDN_TYPE_NON_IP_ONLY_ALLOWED =
      named(58, "PDN type non IP only allowed");
  public static final EsmCause UNSUPPORTED_QCI_VALUE = named(59, "Unsupported QCI value");
  public static final EsmCause BEARER_HANDLING_NOT_SUPPORTED =
      named(60, "Bearer handling not supported");
  public static final EsmCause PDN_TYPE_ETHERNET_ONLY_ALLOWED =
      named(61, "PDN type Ethernet only allowed");
  public static final EsmCause MAXIMUM_NUMBER_OF_EPS_BEARERS_REACHED =
      named(65, "Maximum number of EPS bearers reached");
  public static final EsmCause REQUESTED_APN_NOT_SUPPORTED_IN_CURRENT_RAT_AND_PLMN_COMBINATION =
      named(66, "Requested APN not supported in current RAT and PLMN combination");
  public static final EsmCause INVALID_PTI_VALUE = named(81, "Invalid PTI value");
  public static final EsmCause SEMANTICALLY_INCORRECT_MESSAGE =
      named(95, "Semantically incorrect message");
  public static final EsmCause INVALID_MANDATORY_INFORMATION =
      named(96, "Invalid mandatory information");
  public static final EsmCause MESSAGE_TYPE_NON_EXISTENT_OR_NOT_IMPLEMENTED =
      named(97, "Message type non-existent or not implemented");
  public static final EsmCause MESSAGE_TYPE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE =
      named(98, "Message type not compatible with the protocol state");
  public static final EsmCause INFORMATION_ELEMENT_NON_EXISTENT_OR_NOT_IMPLEMENTED =
      named(99, "Information element non-existent or not implemented");
  public static final EsmCause CONDITIONAL_IE_ERROR = named(100, "Conditional IE error");
  public static final EsmCause MESSAGE_NOT_COMPATIBLE_WITH_THE_PROTOCOL_STATE =
      named(101, "Message not compatible with the protocol state");
  public static final EsmCause PROTOCOL_ERROR_UNSPECIFIED =
      named(111, "Protocol error, unspecified");
  public static final EsmCause APN_RESTRICTION_VALUE_INCOMPATIBLE_WITH_ACTIVE_EPS_BEARER_CONTEXT =
      named(112, "APN restriction value incompatible with active EPS bearer context");
  public static final EsmCause MULTIPLE_ACCESSES_TO_A_PDN_CONNECTION_NOT_ALLOWED =
      named(113, "Multiple accesses to a PDN connection not allowed");

  public EsmCause {
    Require.range(code, 0, 255, "a cause");
  }

  /// As the standard names it; empty for a number it does not know.
  public String name() {
    return NAMES.getOrDefault(code, "");
  }

  private static EsmCause named(int code, String name) {
    NAMES.put(code, name);
    return new EsmCause(code);
  }

  static EsmCause decode(OctetReader in) {
    return new EsmCause(in.u8());
  }

  void encode(OctetWriter out) {
    out.u8(code);
  }

  @Override
  public String toString() {
    return "#%d %s".formatted(code, name()).strip();
  }
}
