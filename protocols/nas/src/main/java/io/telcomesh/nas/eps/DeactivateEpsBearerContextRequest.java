package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EmmElements.GPRS_TIMER_3;
import static io.telcomesh.nas.eps.ie.EsmElements.ESM_CAUSE;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.GprsTimer3;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import java.util.Optional;

/// DEACTIVATE EPS BEARER CONTEXT REQUEST, network to UE, TS 24.301 §8.3.12. Of a default bearer it
/// ends the whole PDN connection.
///
/// @param procedureTransactionIdentity the UE's where it has asked for it
/// @param t3396 how long the UE asks for nothing of the APN
public record DeactivateEpsBearerContextRequest(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    EsmCause cause,
    Optional<ProtocolConfigurationOptions> options,
    Optional<GprsTimer3> t3396,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<DeactivateEpsBearerContextRequest> CODEC =
      esm(
              0xCD,
              DeactivateEpsBearerContextRequest.class,
              "Deactivate EPS bearer context request",
              DOWNLINK)
          .mandatory(ESM_CAUSE, v(1), DeactivateEpsBearerContextRequest::cause)
          .optional(
              0x27, PROTOCOL_CONFIGURATION_OPTIONS, TLV, DeactivateEpsBearerContextRequest::options)
          .optional(0x37, GPRS_TIMER_3, TLV, DeactivateEpsBearerContextRequest::t3396)
          .others(DeactivateEpsBearerContextRequest::others)
          .build();

  /// With nothing optional.
  public static DeactivateEpsBearerContextRequest of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity,
      EsmCause cause) {
    return new DeactivateEpsBearerContextRequest(
        epsBearerIdentity,
        procedureTransactionIdentity,
        cause,
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
