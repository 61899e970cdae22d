package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.E_RABS_FAILED_TO_RELEASE;
import static io.telcomesh.s1ap.S1apIes.E_RABS_RELEASED;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// E-RAB RELEASE RESPONSE, eNB to MME, TS 36.413 §9.1.3.6.
public record ERabReleaseResponse(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Optional<List<ERabReleased>> eRabsReleased,
    Optional<List<ERabItem>> eRabsFailedToRelease,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<ERabReleaseResponse> CODEC =
      message(ERabReleaseResponse.class, "E-RABReleaseResponse")
          .mandatory(MME_UE_S1AP_ID, IGNORE, ERabReleaseResponse::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, IGNORE, ERabReleaseResponse::enbUeS1apId)
          .optional(E_RABS_RELEASED, IGNORE, ERabReleaseResponse::eRabsReleased)
          .optional(E_RABS_FAILED_TO_RELEASE, IGNORE, ERabReleaseResponse::eRabsFailedToRelease)
          .optional(CRITICALITY_DIAGNOSTICS, IGNORE, ERabReleaseResponse::criticalityDiagnostics)
          .others(ERabReleaseResponse::others)
          .build();
}
