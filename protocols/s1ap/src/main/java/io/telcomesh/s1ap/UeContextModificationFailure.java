package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// UE CONTEXT MODIFICATION FAILURE, eNB to MME, TS 36.413 §9.1.4.10.
public record UeContextModificationFailure(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Cause cause,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<UeContextModificationFailure> CODEC =
      message(UeContextModificationFailure.class, "UEContextModificationFailure")
          .mandatory(MME_UE_S1AP_ID, IGNORE, UeContextModificationFailure::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, IGNORE, UeContextModificationFailure::enbUeS1apId)
          .mandatory(CAUSE, IGNORE, UeContextModificationFailure::cause)
          .optional(
              CRITICALITY_DIAGNOSTICS, IGNORE, UeContextModificationFailure::criticalityDiagnostics)
          .others(UeContextModificationFailure::others)
          .build();
}
