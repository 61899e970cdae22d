package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// UE CONTEXT MODIFICATION RESPONSE, eNB to MME, TS 36.413 §9.1.4.9.
public record UeContextModificationResponse(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<UeContextModificationResponse> CODEC =
      message(UeContextModificationResponse.class, "UEContextModificationResponse")
          .mandatory(MME_UE_S1AP_ID, IGNORE, UeContextModificationResponse::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, IGNORE, UeContextModificationResponse::enbUeS1apId)
          .optional(
              CRITICALITY_DIAGNOSTICS,
              IGNORE,
              UeContextModificationResponse::criticalityDiagnostics)
          .others(UeContextModificationResponse::others)
          .build();
}
