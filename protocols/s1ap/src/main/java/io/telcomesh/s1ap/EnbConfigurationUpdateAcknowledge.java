package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Criticality.IGNORE;
import static io.telcomesh.s1ap.S1apIes.CRITICALITY_DIAGNOSTICS;
import static io.telcomesh.s1ap.S1apIes.message;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import java.util.Optional;

/// ENB CONFIGURATION UPDATE ACKNOWLEDGE, MME to eNB, TS 36.413 §9.1.8.8.
public record EnbConfigurationUpdateAcknowledge(
    Optional<CriticalityDiagnostics> criticalityDiagnostics, OtherIes others)
    implements S1apMessage {
  public static final MessageCodec<EnbConfigurationUpdateAcknowledge> CODEC =
      message(EnbConfigurationUpdateAcknowledge.class, "ENBConfigurationUpdateAcknowledge")
          .optional(
              CRITICALITY_DIAGNOSTICS,
              IGNORE,
              EnbConfigurationUpdateAcknowledge::criticalityDiagnostics)
          .others(EnbConfigurationUpdateAcknowledge::others)
          .build();
}
