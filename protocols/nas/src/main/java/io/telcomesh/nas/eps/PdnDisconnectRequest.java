package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.LINKED_EPS_BEARER_IDENTITY;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import java.util.Optional;

/// PDN DISCONNECT REQUEST, UE to network, TS 24.301 §8.3.22.
///
/// @param linkedEpsBearerIdentity the default bearer of the PDN connection
public record PdnDisconnectRequest(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    EpsBearerIdentity linkedEpsBearerIdentity,
    Optional<ProtocolConfigurationOptions> options,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<PdnDisconnectRequest> CODEC =
      esm(0xD2, PdnDisconnectRequest.class, "PDN disconnect request", UPLINK)
          .mandatory(
              LINKED_EPS_BEARER_IDENTITY, HALF, PdnDisconnectRequest::linkedEpsBearerIdentity)
          .optional(0x27, PROTOCOL_CONFIGURATION_OPTIONS, TLV, PdnDisconnectRequest::options)
          .others(PdnDisconnectRequest::others)
          .build();

  /// With nothing optional.
  public static PdnDisconnectRequest of(
      ProcedureTransactionIdentity procedureTransactionIdentity,
      EpsBearerIdentity linkedEpsBearerIdentity) {
    return new PdnDisconnectRequest(
        EpsBearerIdentity.NONE,
        procedureTransactionIdentity,
        linkedEpsBearerIdentity,
        Optional.empty(),
        OtherIes.NONE);
  }
}
