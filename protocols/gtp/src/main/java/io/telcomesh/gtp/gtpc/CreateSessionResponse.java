package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.BearerContextCreated.BEARER_CONTEXT_CREATED;
import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.AMBR;
import static io.telcomesh.gtp.gtpc.InformationElements.APN_RESTRICTION;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;
import static io.telcomesh.gtp.gtpc.InformationElements.PCO;
import static io.telcomesh.gtp.gtpc.InformationElements.PDN_ADDRESS_ALLOCATION;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import java.util.List;
import java.util.Optional;

/// Create Session Response, TS 29.274 §7.2.2. One that refuses may carry the cause alone.
///
/// @param sender where the sender of this message wants requests
/// @param pgw the PGW's end for control, which the SGW tells the MME, and the PGW the SGW
/// @param bearerContextsCreated one or more where the request was accepted
public record CreateSessionResponse(
    Cause cause,
    Optional<FTeid> sender,
    Optional<FTeid> pgw,
    Optional<PdnAddressAllocation> pdnAddressAllocation,
    Optional<ApnRestriction> apnRestriction,
    Optional<AggregateMaximumBitRate> apnAmbr,
    Optional<ProtocolConfigurationOptions> protocolConfigurationOptions,
    List<BearerContextCreated> bearerContextsCreated,
    Optional<RestartCounter> recovery,
    Optional<Indication> indication,
    OtherIes others)
    implements GtpcResponse {
  public static final MessageCodec<CreateSessionResponse> CODEC =
      message(CreateSessionResponse.class, "Create Session Response")
          .mandatory(CAUSE, CreateSessionResponse::cause)
          .conditional(F_TEID, CreateSessionResponse::sender)
          .conditional(F_TEID, 1, CreateSessionResponse::pgw)
          .conditional(PDN_ADDRESS_ALLOCATION, CreateSessionResponse::pdnAddressAllocation)
          .conditional(APN_RESTRICTION, CreateSessionResponse::apnRestriction)
          .conditional(AMBR, CreateSessionResponse::apnAmbr)
          .conditional(PCO, CreateSessionResponse::protocolConfigurationOptions)
          .anyNumber(BEARER_CONTEXT_CREATED, CreateSessionResponse::bearerContextsCreated)
          .conditional(RECOVERY, CreateSessionResponse::recovery)
          .optional(INDICATION, CreateSessionResponse::indication)
          .others(CreateSessionResponse::others)
          .build();

  public CreateSessionResponse {
    if (cause.accepts() && bearerContextsCreated.isEmpty()) {
      throw new IllegalArgumentException("a session was created without a bearer");
    }
  }

  /// A refusal.
  public static CreateSessionResponse of(Cause cause) {
    return new CreateSessionResponse(
        cause,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
