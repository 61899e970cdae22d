package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.ESM_CAUSE;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import java.util.Optional;

/// ACTIVATE DEFAULT EPS BEARER CONTEXT REJECT, UE to network, TS 24.301 §8.3.5.
public record ActivateDefaultEpsBearerContextReject(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    EsmCause cause,
    Optional<ProtocolConfigurationOptions> options,
    OtherIes others)
    implements DefaultEpsBearerContextAnswer {
  public static final NasCodec<ActivateDefaultEpsBearerContextReject> CODEC =
      esm(
              0xC3,
              ActivateDefaultEpsBearerContextReject.class,
              "Activate default EPS bearer context reject",
              UPLINK)
          .mandatory(ESM_CAUSE, v(1), ActivateDefaultEpsBearerContextReject::cause)
          .optional(
              0x27,
              PROTOCOL_CONFIGURATION_OPTIONS,
              TLV,
              ActivateDefaultEpsBearerContextReject::options)
          .others(ActivateDefaultEpsBearerContextReject::others)
          .build();

  /// With nothing optional.
  public static ActivateDefaultEpsBearerContextReject of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity,
      EsmCause cause) {
    return new ActivateDefaultEpsBearerContextReject(
        epsBearerIdentity, procedureTransactionIdentity, cause, Optional.empty(), OtherIes.NONE);
  }
}
