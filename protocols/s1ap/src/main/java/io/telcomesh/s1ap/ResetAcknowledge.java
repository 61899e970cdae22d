package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.UE_ASSOCIATED_LOGICAL_S1_CONNECTION_LIST;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// RESET ACKNOWLEDGE, both ways, TS 36.413 §9.1.8.2.
///
/// @param connections those of the RESET, in its order
public record ResetAcknowledge(
    Optional<List<UeAssociatedLogicalS1Connection>> connections,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<ResetAcknowledge> CODEC =
      message(ResetAcknowledge.class, "ResetAcknowledge")
          .optional(UE_ASSOCIATED_LOGICAL_S1_CONNECTION_LIST, IGNORE, ResetAcknowledge::connections)
          .optional(CRITICALITY_DIAGNOSTICS, IGNORE, ResetAcknowledge::criticalityDiagnostics)
          .others(ResetAcknowledge::others)
          .build();
}
