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

/// DEACTIVATE EPS BEARER CONTEXT ACCEPT, UE to network, TS 24.301 §8.3.11.
public record DeactivateEpsBearerContextAccept(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    Optional<ProtocolConfigurationOptions> options,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<DeactivateEpsBearerContextAccept> CODEC =
      esm(
              0xCE,
              DeactivateEpsBearerContextAccept.class,
              "Deactivate EPS bearer context accept",
              UPLINK)
          .optional(
              0x27, PROTOCOL_CONFIGURATION_OPTIONS, TLV, DeactivateEpsBearerContextAccept::options)
          .others(DeactivateEpsBearerContextAccept::others)
          .build();

  /// With nothing optional.
  public static DeactivateEpsBearerContextAccept of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity) {
    return new DeactivateEpsBearerContextAccept(
        epsBearerIdentity, procedureTransactionIdentity, Optional.empty(), OtherIes.NONE);
  }
}
