package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.HALF;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.ACCESS_POINT_NAME;
import static io.telcomesh.nas.eps.ie.EsmElements.ESM_INFORMATION_TRANSFER_FLAG;
import static io.telcomesh.nas.eps.ie.EsmElements.PDN_TYPE;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.nas.eps.ie.EsmElements.REQUEST_TYPE;
import static io.telcomesh.security.Direction.UPLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import io.telcomesh.nas.eps.ie.RequestType;
import java.util.Optional;

/// PDN CONNECTIVITY REQUEST, UE to network, TS 24.301 §8.3.20.
///
/// @param informationTransfer whether APN and options follow once NAS is ciphered
public record PdnConnectivityRequest(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    RequestType requestType,
    PdnType pdnType,
    Optional<Boolean> informationTransfer,
    Optional<Apn> apn,
    Optional<ProtocolConfigurationOptions> options,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<PdnConnectivityRequest> CODEC =
      esm(0xD0, PdnConnectivityRequest.class, "PDN connectivity request", UPLINK)
          .mandatory(REQUEST_TYPE, HALF, PdnConnectivityRequest::requestType)
          .mandatory(PDN_TYPE, HALF, PdnConnectivityRequest::pdnType)
          .optional(
              0xD0,
              ESM_INFORMATION_TRANSFER_FLAG,
              tv(1),
              PdnConnectivityRequest::informationTransfer)
          .optional(0x28, ACCESS_POINT_NAME, TLV, PdnConnectivityRequest::apn)
          .optional(0x27, PROTOCOL_CONFIGURATION_OPTIONS, TLV, PdnConnectivityRequest::options)
          .others(PdnConnectivityRequest::others)
          .build();

  /// With nothing optional.
  public static PdnConnectivityRequest of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity,
      RequestType requestType,
      PdnType pdnType) {
    return new PdnConnectivityRequest(
        epsBearerIdentity,
        procedureTransactionIdentity,
        requestType,
        pdnType,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
