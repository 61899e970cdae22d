package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;
import static io.telcomesh.gtp.gtpc.InformationElements.PCO;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import java.util.Optional;

/// Delete Session Response, TS 29.274 §7.2.10.1.
public record DeleteSessionResponse(
    Cause cause,
    Optional<RestartCounter> recovery,
    Optional<ProtocolConfigurationOptions> protocolConfigurationOptions,
    Optional<Indication> indication,
    OtherIes others)
    implements GtpcResponse {
  public static final MessageCodec<DeleteSessionResponse> CODEC =
      message(DeleteSessionResponse.class, "Delete Session Response")
          .mandatory(CAUSE, DeleteSessionResponse::cause)
          .conditional(RECOVERY, DeleteSessionResponse::recovery)
          .conditional(PCO, DeleteSessionResponse::protocolConfigurationOptions)
          .optional(INDICATION, DeleteSessionResponse::indication)
          .others(DeleteSessionResponse::others)
          .build();

  /// An answer that says no more than the cause.
  public static DeleteSessionResponse of(Cause cause) {
    return new DeleteSessionResponse(
        cause, Optional.empty(), Optional.empty(), Optional.empty(), OtherIes.NONE);
  }
}
