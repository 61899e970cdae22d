package io.telcomesh.nas.eps;

import static io.telcomesh.nas.NasFormat.LV;
import static io.telcomesh.nas.NasFormat.TLV;
import static io.telcomesh.nas.NasFormat.tv;
import static io.telcomesh.nas.eps.EpsRows.esm;
import static io.telcomesh.nas.eps.ie.EsmElements.ACCESS_POINT_NAME;
import static io.telcomesh.nas.eps.ie.EsmElements.APN_AGGREGATE_MAXIMUM_BIT_RATE;
import static io.telcomesh.nas.eps.ie.EsmElements.EPS_QUALITY_OF_SERVICE;
import static io.telcomesh.nas.eps.ie.EsmElements.ESM_CAUSE;
import static io.telcomesh.nas.eps.ie.EsmElements.EXTENDED_APN_AGGREGATE_MAXIMUM_BIT_RATE;
import static io.telcomesh.nas.eps.ie.EsmElements.PDN_ADDRESS;
import static io.telcomesh.nas.eps.ie.EsmElements.PROTOCOL_CONFIGURATION_OPTIONS;
import static io.telcomesh.security.Direction.DOWNLINK;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import io.telcomesh.nas.NasCodec;
import io.telcomesh.nas.eps.ie.ApnAggregateMaximumBitRate;
import io.telcomesh.nas.eps.ie.EpsQualityOfService;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.nas.eps.ie.ExtendedApnAggregateMaximumBitRate;
import io.telcomesh.nas.eps.ie.PdnAddress;
import io.telcomesh.nas.eps.ie.ProcedureTransactionIdentity;
import java.util.Optional;

/// ACTIVATE DEFAULT EPS BEARER CONTEXT REQUEST, network to UE, TS 24.301 §8.3.6.
///
/// @param cause why the PDN type is not the one asked for
public record ActivateDefaultEpsBearerContextRequest(
    EpsBearerIdentity epsBearerIdentity,
    ProcedureTransactionIdentity procedureTransactionIdentity,
    EpsQualityOfService qualityOfService,
    Apn apn,
    PdnAddress pdnAddress,
    Optional<ApnAggregateMaximumBitRate> apnAmbr,
    Optional<EsmCause> cause,
    Optional<ProtocolConfigurationOptions> options,
    Optional<ExtendedApnAggregateMaximumBitRate> extendedApnAmbr,
    OtherIes others)
    implements EsmMessage {
  public static final NasCodec<ActivateDefaultEpsBearerContextRequest> CODEC =
      esm(
              0xC1,
              ActivateDefaultEpsBearerContextRequest.class,
              "Activate default EPS bearer context request",
              DOWNLINK)
          .mandatory(
              EPS_QUALITY_OF_SERVICE, LV, ActivateDefaultEpsBearerContextRequest::qualityOfService)
          .mandatory(ACCESS_POINT_NAME, LV, ActivateDefaultEpsBearerContextRequest::apn)
          .mandatory(PDN_ADDRESS, LV, ActivateDefaultEpsBearerContextRequest::pdnAddress)
          .optional(
              0x5E,
              APN_AGGREGATE_MAXIMUM_BIT_RATE,
              TLV,
              ActivateDefaultEpsBearerContextRequest::apnAmbr)
          .optional(0x58, ESM_CAUSE, tv(2), ActivateDefaultEpsBearerContextRequest::cause)
          .optional(
              0x27,
              PROTOCOL_CONFIGURATION_OPTIONS,
              TLV,
              ActivateDefaultEpsBearerContextRequest::options)
          .optional(
              0x5F,
              EXTENDED_APN_AGGREGATE_MAXIMUM_BIT_RATE,
              TLV,
              ActivateDefaultEpsBearerContextRequest::extendedApnAmbr)
          .others(ActivateDefaultEpsBearerContextRequest::others)
          .build();

  /// With nothing optional.
  public static ActivateDefaultEpsBearerContextRequest of(
      EpsBearerIdentity epsBearerIdentity,
      ProcedureTransactionIdentity procedureTransactionIdentity,
      EpsQualityOfService qualityOfService,
      Apn apn,
      PdnAddress pdnAddress) {
    return new ActivateDefaultEpsBearerContextRequest(
        epsBearerIdentity,
        procedureTransactionIdentity,
        qualityOfService,
        apn,
        pdnAddress,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OtherIes.NONE);
  }
}
