package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import java.util.Optional;

/// ACTIVATE DEFAULT EPS BEARER CONTEXT ACCEPT, UE to network, TS 24.301 §8.3.4.
public record ActivateDefaultEpsBearerContextAccept(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    Optional<ProtocolConfigurationOptions> options,
    OtherIes others)
    implements DefaultEpsBearerContextAnswer {
  public static final NasCodec<ActivateDefaultEpsBearerContextAccept> CODEC =
      esm(
              0xC2,
              ActivateDefaultEpsBearerContextAccept.class,
              "Activate default EPS bearer context accept",
              UPLINK)
          .optional(
              0x27,
              PROTOCOL_CONFIGURATION_OPTIONS,
              TLV,
              ActivateDefaultEpsBearerContextAccept::options)
          .others(ActivateDefaultEpsBearerContextAccept::others)
          .build();

  /// With nothing optional.
  public static ActivateDefaultEpsBearerContextAccept of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity) {
    return new ActivateDefaultEpsBearerContextAccept(
        epsBearerIdentity, procedureTransactionIdentity, Optional.empty(), OtherIes.NONE);
  }
}
