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

/// PDN CONNECTIVITY REJECT, network to UE, TS 24.301 §8.3.19.
public record PdnConnectivityReject(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    EsmCause cause,
    Optional<ProtocolConfigurationOptions> options,
    Optional<GprsTimer3> backOffTimer,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<PdnConnectivityReject> CODEC =
      esm(0xD1, PdnConnectivityReject.class, "PDN connectivity reject", DOWNLINK)
          .mandatory(ESM_CAUSE, v(1), PdnConnectivityReject::cause)
          .optional(0x27, PROTOCOL_CONFIGURATION_OPTIONS, TLV, PdnConnectivityReject::options)
          .optional(0x37, GPRS_TIMER_3, TLV, PdnConnectivityReject::backOffTimer)
          .others(PdnConnectivityReject::others)
          .build();

  /// With nothing optional.
  public static PdnConnectivityReject of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity,
      EsmCause cause) {
    return new PdnConnectivityReject(
        epsBearerIdentity,
        procedureTransactionIdentity,
        cause,
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
