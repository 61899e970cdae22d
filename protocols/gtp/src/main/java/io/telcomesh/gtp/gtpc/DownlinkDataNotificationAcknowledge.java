package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.DELAY_VALUE;
import static io.telcomesh.gtp.gtpc.InformationElements.IMSI;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Imsi;
import java.time.Duration;
import java.util.Optional;

/// Downlink Data Notification Acknowledge, TS 29.274 §7.2.11.2.
public record DownlinkDataNotificationAcknowledge(
    Cause cause,
    Optional<Duration> dataNotificationDelay,
    Optional<RestartCounter> recovery,
    Optional<Imsi> imsi,
    OtherIes others)
    implements GtpcResponse {
  public static final MessageCodec<DownlinkDataNotificationAcknowledge> CODEC =
      message(DownlinkDataNotificationAcknowledge.class, "Downlink Data Notification Acknowledge")
          .mandatory(CAUSE, DownlinkDataNotificationAcknowledge::cause)
          .conditional(DELAY_VALUE, DownlinkDataNotificationAcknowledge::dataNotificationDelay)
          .conditional(RECOVERY, DownlinkDataNotificationAcknowledge::recovery)
          .optional(IMSI, DownlinkDataNotificationAcknowledge::imsi)
          .others(DownlinkDataNotificationAcknowledge::others)
          .build();

  /// An answer that says no more than the cause.
  public static DownlinkDataNotificationAcknowledge of(Cause cause) {
    return new DownlinkDataNotificationAcknowledge(
        cause, Optional.empty(), Optional.empty(), Optional.empty(), OtherIes.NONE);
  }
}
