package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.v;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.ESM_CAUSE;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import java.util.Optional;

/// PDN DISCONNECT REJECT, network to UE, TS 24.301 §8.3.21.
public record PdnDisconnectReject(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    EsmCause cause,
    Optional<ProtocolConfigurationOptions> options,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<PdnDisconnectReject> CODEC =
      esm(0xD3, PdnDisconnectReject.class, "PDN disconnect reject", DOWNLINK)
          .mandatory(ESM_CAUSE, v(1), PdnDisconnectReject::cause)
          .optional(0x27, PROTOCOL_CONFIGURATION_OPTIONS, TLV, PdnDisconnectReject::options)
          .others(PdnDisconnectReject::others)
          .build();

  /// With nothing optional.
  public static PdnDisconnectReject of(
      ProcedureTransactionIdentity procedureTransactionIdentity, EsmCause cause) {
    return new PdnDisconnectReject(
        EpsBearerIdentity.NONE,
        procedureTransactionIdentity,
        cause,
        Optional.empty(),
        OtherIes.NONE);
  }
}
