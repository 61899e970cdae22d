package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.ARP;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;
import static io.telcomesh.gtp.gtpc.InformationElements.IMSI;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Imsi;
import java.util.Optional;

/// Downlink Data Notification, TS 29.274 §7.2.11.1: packets came for an idle UE, or an error
/// indication from its eNodeB.
///
/// @param cause of an error indication
/// @param epsBearerIdentity the bearer of the packets
public record DownlinkDataNotification(
    Optional<Cause> cause,
    Optional<EpsBearerIdentity> epsBearerIdentity,
    Optional<AllocationRetentionPriority> allocationRetentionPriority,
    Optional<Imsi> imsi,
    Optional<FTeid> sender,
    Optional<Indication> indication,
    OtherIes others)
    implements GtpcRequest {
  public static final MessageCodec<DownlinkDataNotification> CODEC =
      message(DownlinkDataNotification.class, "Downlink Data Notification")
          .optional(CAUSE, DownlinkDataNotification::cause)
          .optional(EPS_BEARER_ID, DownlinkDataNotification::epsBearerIdentity)
          .optional(ARP, DownlinkDataNotification::allocationRetentionPriority)
          .optional(IMSI, DownlinkDataNotification::imsi)
          .optional(F_TEID, DownlinkDataNotification::sender)
          .optional(INDICATION, DownlinkDataNotification::indication)
          .others(DownlinkDataNotification::others)
          .build();
}
