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

/// INITIAL CONTEXT SETUP FAILURE, eNB to MME, TS 36.413 §9.1.4.4.
public record InitialContextSetupFailure(
    MmeUeS1apId mmeUeS1apId,
    EnbUeS1apId enbUeS1apId,
    Cause cause,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements UeAssociatedMessage {
  public static final MessageCodec<InitialContextSetupFailure> CODEC =
      message(InitialContextSetupFailure.class, "InitialContextSetupFailure")
          .mandatory(MME_UE_S1AP_ID, IGNORE, InitialContextSetupFailure::mmeUeS1apId)
          .mandatory(ENB_UE_S1AP_ID, IGNORE, InitialContextSetupFailure::enbUeS1apId)
          .mandatory(CAUSE, IGNORE, InitialContextSetupFailure::cause)
          .optional(
              CRITICALITY_DIAGNOSTICS, IGNORE, InitialContextSetupFailure::criticalityDiagnostics)
          .others(InitialContextSetupFailure::others)
          .build();
}
