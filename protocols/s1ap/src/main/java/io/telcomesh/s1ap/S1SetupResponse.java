package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.asn1per.Criticality.REJECT;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.MME_NAME;
import static io.telcomesh.s1ap.S1apIes.RELATIVE_MME_CAPACITY;
import static io.telcomesh.s1ap.S1apIes.SERVED_GUMMEIS;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.List;
import java.util.Optional;

/// S1 SETUP RESPONSE, MME to eNB, TS 36.413 §9.1.8.5: an MME says who it is and how much it can
/// take.
///
/// @param relativeMmeCapacity 0 to 255, the weight in the eNodeB's choice of an MME
public record S1SetupResponse(
    Optional<String> mmeName,
    List<ServedGummei> servedGummeis,
    int relativeMmeCapacity,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<S1SetupResponse> CODEC =
      message(S1SetupResponse.class, "S1SetupResponse")
          .optional(MME_NAME, IGNORE, S1SetupResponse::mmeName)
          .mandatory(SERVED_GUMMEIS, REJECT, S1SetupResponse::servedGummeis)
          .mandatory(RELATIVE_MME_CAPACITY, IGNORE, S1SetupResponse::relativeMmeCapacity)
          .optional(CRITICALITY_DIAGNOSTICS, IGNORE, S1SetupResponse::criticalityDiagnostics)
          .others(S1SetupResponse::others)
          .build();
}
