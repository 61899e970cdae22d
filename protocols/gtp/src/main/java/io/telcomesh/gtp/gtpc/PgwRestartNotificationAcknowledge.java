package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;

/// PGW Restart Notification Acknowledge, TS 29.274 §7.9.6.
public record PgwRestartNotificationAcknowledge(Cause cause, OtherIes others)
    implements GtpcResponse {
  public static final MessageCodec<PgwRestartNotificationAcknowledge> CODEC =
      message(PgwRestartNotificationAcknowledge.class, "PGW Restart Notification Acknowledge")
          .mandatory(CAUSE, PgwRestartNotificationAcknowledge::cause)
          .others(PgwRestartNotificationAcknowledge::others)
          .build();
}
