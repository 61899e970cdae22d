package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// Release Access Bearers Response, TS 29.274 §7.2.22.
public record ReleaseAccessBearersResponse(
    Cause cause,
    Optional<RestartCounter> recovery,
    Optional<Indication> indication,
    OtherIes others)
    implements GtpcResponse {
  public static final MessageCodec<ReleaseAccessBearersResponse> CODEC =
      message(ReleaseAccessBearersResponse.class, "Release Access Bearers Response")
          .mandatory(CAUSE, ReleaseAccessBearersResponse::cause)
          .optional(RECOVERY, ReleaseAccessBearersResponse::recovery)
          .optional(INDICATION, ReleaseAccessBearersResponse::indication)
          .others(ReleaseAccessBearersResponse::others)
          .build();

  /// An answer that says no more than the cause.
  public static ReleaseAccessBearersResponse of(Cause cause) {
    return new ReleaseAccessBearersResponse(
        cause, Optional.empty(), Optional.empty(), OtherIes.NONE);
  }
}
