package io.telcomesh.gtp.gtpc;

import java.util.Optional;
import java.util.stream.Stream;

/// The messages of S11, S5/S8 and S10, TS 29.274 Table 6.1-1. [Gtpc] has the codecs of those that
/// are built.
public enum MessageType {
  ECHO_REQUEST(1, "Echo Request"),
  ECHO_RESPONSE(2, "Echo Response"),
  VERSION_NOT_SUPPORTED_INDICATION(3, "Version Not Supported Indication"),
  CREATE_SESSION_REQUEST(32, "Create Session Request"),
  CREATE_SESSION_RESPONSE(33, "Create Session Response"),
  MODIFY_BEARER_REQUEST(34, "Modify Bearer Request"),
  MODIFY_BEARER_RESPONSE(35, "Modify Bearer Response"),
  DELETE_SESSION_REQUEST(36, "Delete Session Request"),
  DELETE_SESSION_RESPONSE(37, "Delete Session Response"),
  CHANGE_NOTIFICATION_REQUEST(38, "Change Notification Request"),
  CHANGE_NOTIFICATION_RESPONSE(39, "Change Notification Response"),
  MODIFY_BEARER_COMMAND(64, "Modify Bearer Command"),
  MODIFY_BEARER_FAILURE_INDICATION(65, "Modify Bearer Failure Indication"),
  DELETE_BEARER_COMMAND(66, "Delete Bearer Command"),
  DELETE_BEARER_FAILURE_INDICATION(67, "Delete Bearer Failure Indication"),
  BEARER_RESOURCE_COMMAND(68, "Bearer Resource Command"),
  BEARER_RESOURCE_FAILURE_INDICATION(69, "Bearer Resource Failure Indication"),
  DOWNLINK_DATA_NOTIFICATION_FAILURE_INDICATION(
      70, "Downlink Data Notification Failure Indication"),
  STOP_PAGING_INDICATION(73, "Stop Paging Indication"),
  CREATE_BEARER_REQUEST(95, "Create Bearer Request"),
  CREATE_BEARER_RESPONSE(96, "Create Bearer Response"),
  UPDATE_BEARER_REQUEST(97, "Update Bearer Request"),
  UPDATE_BEARER_RESPONSE(98, "Update Bearer Response"),
  DELETE_BEARER_REQUEST(99, "Delete Bearer Request"),
  DELETE_BEARER_RESPONSE(100, "Delete Bearer Response"),
  DELETE_PDN_CONNECTION_SET_REQUEST(101, "Delete PDN Connection Set Request"),
  DELETE_PDN_CONNECTION_SET_RESPONSE(102, "Delete PDN Connection Set Response"),
  IDENTIFICATION_REQUEST(128, "Identification Request"),
  IDENTIFICATION_RESPONSE(129, "Identification Response"),
  CONTEXT_REQUEST(130, "Context Request"),
  CONTEXT_RESPONSE(131, "Context Response"),
  CONTEXT_ACKNOWLEDGE(132, "Context Acknowledge"),
  FORWARD_RELOCATION_REQUEST(133, "Forward Relocation Request"),
  FORWARD_RELOCATION_RESPONSE(134, "Forward Relocation Response"),
  FORWARD_RELOCATION_COMPLETE_NOTIFICATION(135, "Forward Relocation Complete Notification"),
  FORWARD_RELOCATION_COMPLETE_ACKNOWLEDGE(136, "Forward Relocation Complete Acknowledge"),
  FORWARD_ACCESS_CONTEXT_NOTIFICATION(137, "Forward Access Context Notification"),
  FORWARD_ACCESS_CONTEXT_ACKNOWLEDGE(138, "Forward Access Context Acknowledge"),
  RELOCATION_CANCEL_REQUEST(139, "Relocation Cancel Request"),
  RELOCATION_CANCEL_RESPONSE(140, "Relocation Cancel Response"),
  CONFIGURATION_TRANSFER_TUNNEL(141, "Configuration Transfer Tunnel"),
  SUSPEND_NOTIFICATION(162, "Suspend Notification"),
  SUSPEND_ACKNOWLEDGE(163, "Suspend Acknowledge"),
  RESUME_NOTIFICATION(164, "Resume Notification"),
  RESUME_ACKNOWLEDGE(165, "Resume Acknowledge"),
  CREATE_INDIRECT_DATA_FORWARDING_TUNNEL_REQUEST(
      166, "Create Indirect Data Forwarding Tunnel Request"),
  CREATE_INDIRECT_DATA_FORWARDING_TUNNEL_RESPONSE(
      167, "Create Indirect Data Forwarding Tunnel Response"),
  DELETE_INDIRECT_DATA_FORWARDING_TUNNEL_REQUEST(
      168, "Delete Indirect Data Forwarding Tunnel Request"),
  DELETE_INDIRECT_DATA_FORWARDING_TUNNEL_RESPONSE(
      169, "Delete Indirect Data Forwarding Tunnel Response"),
  RELEASE_ACCESS_BEARERS_REQUEST(170, "Release Access Bearers Request"),
  RELEASE_ACCESS_BEARERS_RESPONSE(171, "Release Access Bearers Response"),
  DOWNLINK_DATA_NOTIFICATION(176, "Downlink Data Notification"),
  DOWNLINK_DATA_NOTIFICATION_ACKNOWLEDGE(177, "Downlink Data Notification Acknowledge"),
  PGW_RESTART_NOTIFICATION(179, "PGW Restart Notification"),
  PGW_RESTART_NOTIFICATION_ACKNOWLEDGE(180, "PGW Restart Notification Acknowledge"),
  MODIFY_ACCESS_BEARERS_REQUEST(211, "Modify Access Bearers Request"),
  MODIFY_ACCESS_BEARERS_RESPONSE(212, "Modify Access Bearers Response");

  private final int number;
  private final String title;

  MessageType(int number, String title) {
    this.number = number;
    this.title = title;
  }

  public int number() {
    return number;
  }

  /// Whether it belongs to the path between two nodes and not to a tunnel, §5.5.1.
  public boolean ofPath() {
    return number <= VERSION_NOT_SUPPORTED_INDICATION.number;
  }

  public static Optional<MessageType> of(int number) {
    return Stream.of(values()).filter(each -> each.number == number).findFirst();
  }

  /// As the standard writes it.
  @Override
  public String toString() {
    return title;
  }
}
