package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.ACCESS_POINT_NAME;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import java.util.Optional;

/// ESM INFORMATION RESPONSE, UE to network, TS 24.301 §8.3.14.
public record EsmInformationResponse(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    Optional<Apn> apn,
    Optional<ProtocolConfigurationOptions> options,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<EsmInformationResponse> CODEC =
      esm(0xDA, EsmInformationResponse.class, "ESM information response", UPLINK)
          .optional(0x28, ACCESS_POINT_NAME, TLV, EsmInformationResponse::apn)
          .optional(0x27, PROTOCOL_CONFIGURATION_OPTIONS, TLV, EsmInformationResponse::options)
          .others(EsmInformationResponse::others)
          .build();

  /// With nothing optional.
  public static EsmInformationResponse of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity) {
    return new EsmInformationResponse(
        epsBearerIdentity,
        procedureTransactionIdentity,
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
