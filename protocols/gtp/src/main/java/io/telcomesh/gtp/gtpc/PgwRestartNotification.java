package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.IP_ADDRESS;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.net.InetAddress;
import java.util.Optional;

/// PGW Restart Notification, TS 29.274 §7.9.5: the SGW tells the MME that a PGW has lost its PDN
/// connections.
///
/// @param pgw where the PGW took messages of S5/S8
/// @param sgw where the SGW takes messages of S11
/// @param cause why, where the PGW has not restarted but does not answer
public record PgwRestartNotification(
    InetAddress pgw, InetAddress sgw, Optional<Cause> cause, OtherIes others)
    implements GtpcRequest {
  public static final MessageCodec<PgwRestartNotification> CODEC =
      message(PgwRestartNotification.class, "PGW Restart Notification")
          .mandatory(IP_ADDRESS, PgwRestartNotification::pgw)
          .mandatory(IP_ADDRESS, 1, PgwRestartNotification::sgw)
          .optional(CAUSE, PgwRestartNotification::cause)
          .others(PgwRestartNotification::others)
          .build();
}
