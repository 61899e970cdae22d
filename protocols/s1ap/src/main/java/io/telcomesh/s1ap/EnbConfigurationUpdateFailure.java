package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CAUSE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.TIME_TO_WAIT;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// ENB CONFIGURATION UPDATE FAILURE, MME to eNB, TS 36.413 §9.1.8.9.
public record EnbConfigurationUpdateFailure(
    Cause cause,
    Optional<TimeToWait> timeToWait,
    Optional<CriticalityDiagnostics> criticalityDiagnostics,
    OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<EnbConfigurationUpdateFailure> CODEC =
      message(EnbConfigurationUpdateFailure.class, "ENBConfigurationUpdateFailure")
          .mandatory(CAUSE, IGNORE, EnbConfigurationUpdateFailure::cause)
          .optional(TIME_TO_WAIT, IGNORE, EnbConfigurationUpdateFailure::timeToWait)
          .optional(
              CRITICALITY_DIAGNOSTICS,
              IGNORE,
              EnbConfigurationUpdateFailure::criticalityDiagnostics)
          .others(EnbConfigurationUpdateFailure::others)
          .build();
}
