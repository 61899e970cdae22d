package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.IMSI;
import static io.telcomesh.gtp.gtpc.InformationElements.NODE_TYPE;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Imsi;
import java.util.Optional;

/// Downlink Data Notification Failure Indication, TS 29.274 §7.2.11.3: the UE did not answer its
/// paging.
public record DownlinkDataNotificationFailureIndication(
    Cause cause, Optional<NodeType> originatingNode, Optional<Imsi> imsi, OtherIes others)
    implements GtpcIndication {
  public static final MessageCodec<DownlinkDataNotificationFailureIndication> CODEC =
      message(
              DownlinkDataNotificationFailureIndication.class,
              "Downlink Data Notification Failure Indication")
          .mandatory(CAUSE, DownlinkDataNotificationFailureIndication::cause)
          .optional(NODE_TYPE, DownlinkDataNotificationFailureIndication::originatingNode)
          .optional(IMSI, DownlinkDataNotificationFailureIndication::imsi)
          .others(DownlinkDataNotificationFailureIndication::others)
          .build();
}
