package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.ENB_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.MME_UE_S1AP_ID;
import static io.telcomesh.s1ap.S1apIes.S_TMSI;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.STmsi;
import java.util.Optional;

/// ERROR INDICATION, both ways, TS 36.413 §9.1.8.3: a message was received that no failure message
/// answers.
public record ErrorIndication(
    Optional<MmeUeS1apId> mmeUeS1apId,
    Optional<EnbUeS1apId> enbUeS1apId,
    Optional<Cause> cause,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    Optional<STmsi> sTmsi,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<ErrorIndication> CODEC =
      message(ErrorIndication.class, "ErrorIndication")
          .optional(MME_UE_S1AP_ID, IGNORE, ErrorIndication::mmeUeS1apId)
          .optional(ENB_UE_S1AP_ID, IGNORE, ErrorIndication::enbUeS1apId)
          .optional(CAUSE, IGNORE, ErrorIndication::cause)
          .optional(CRITICALITY_DIAGNOSTICS, IGNORE, ErrorIndication::criticalityDiagnostics)
          .optional(S_TMSI, IGNORE, ErrorIndication::sTmsi)
          .others(ErrorIndication::others)
          .build();
}
