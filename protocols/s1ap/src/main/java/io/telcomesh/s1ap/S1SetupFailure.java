package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.TIME_TO_WAIT;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// S1 SETUP FAILURE, MME to eNB, TS 36.413 §9.1.8.6.
public record S1SetupFailure(
    Cause cause,
    Optional<TimeToWait> timeToWait,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<S1SetupFailure> CODEC =
      message(S1SetupFailure.class, "S1SetupFailure")
          .mandatory(CAUSE, IGNORE, S1SetupFailure::cause)
          .optional(TIME_TO_WAIT, IGNORE, S1SetupFailure::timeToWait)
          .optional(CRITICALITY_DIAGNOSTICS, IGNORE, S1SetupFailure::criticalityDiagnostics)
          .others(S1SetupFailure::others)
          .build();
}
