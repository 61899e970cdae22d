package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.BearerContextMarkedForRemoval.BEARER_CONTEXT_MARKED_FOR_REMOVAL;
import static io.telcomesh.gtp.gtpc.BearerContextModified.BEARER_CONTEXT_MODIFIED;
import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.APN_RESTRICTION;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.MSISDN;
import static io.telcomesh.gtp.gtpc.InformationElements.PCO;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import java.util.List;
import java.util.Optional;

/// Modify Bearer Response, TS 29.274 §7.2.8.
public record ModifyBearerResponse(
    Cause cause,
    Optional<Msisdn> msisdn,
    Optional<EpsBearerIdentity> linkedEpsBearerIdentity,
    Optional<ApnRestriction> apnRestriction,
    Optional<ProtocolConfigurationOptions> protocolConfigurationOptions,
    List<BearerContextModified> bearerContextsModified,
    List<BearerContextMarkedForRemoval> bearerContextsMarkedForRemoval,
    Optional<RestartCounter> recovery,
    OtherIes others)
    implements GtpcResponse {
  public static final MessageCodec<ModifyBearerResponse> CODEC =
      message(ModifyBearerResponse.class, "Modify Bearer Response")
          .mandatory(CAUSE, ModifyBearerResponse::cause)
          .conditional(MSISDN, ModifyBearerResponse::msisdn)
          .conditional(EPS_BEARER_ID, ModifyBearerResponse::linkedEpsBearerIdentity)
          .conditional(APN_RESTRICTION, ModifyBearerResponse::apnRestriction)
          .conditional(PCO, ModifyBearerResponse::protocolConfigurationOptions)
          .anyNumber(BEARER_CONTEXT_MODIFIED, ModifyBearerResponse::bearerContextsModified)
          .anyNumber(
              BEARER_CONTEXT_MARKED_FOR_REMOVAL,
              1,
              ModifyBearerResponse::bearerContextsMarkedForRemoval)
          .conditional(RECOVERY, ModifyBearerResponse::recovery)
          .others(ModifyBearerResponse::others)
          .build();

  /// An answer that says no more than the cause.
  public static ModifyBearerResponse of(Cause cause) {
    return new ModifyBearerResponse(
        cause,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
