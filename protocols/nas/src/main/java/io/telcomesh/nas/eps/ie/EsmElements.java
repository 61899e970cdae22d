package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Element;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import java.util.List;

/// Information elements of EPS session management, TS 24.301 §9.3.2, §9.4 and §9.9.4, by the name
/// of their type.
public final class EsmElements {
  public static final Element<Apn> ACCESS_POINT_NAME =
      Element.of("Access point name", Apn::decode, Apn::encode);
  public static final Element<ApnAggregateMaximumBitRate> APN_AGGREGATE_MAXIMUM_BIT_RATE =
      Element.of(
          "APN aggregate maximum bit rate",
          ApnAggregateMaximumBitRate::decode,
          (value, out) -> out.octets(value.octets()));
  public static final Element<EpsBearerIdentity> EPS_BEARER_IDENTITY =
      Element.of(
          "EPS bearer identity",
          in -> new EpsBearerIdentity(in.u8()),
          (value, out) -> out.u8(value.value()));
  public static final Element<EpsQualityOfService> EPS_QUALITY_OF_SERVICE =
      Element.of(
          "EPS quality of service",
          EpsQualityOfService::decode,
          (value, out) -> out.octets(value.octets()));
  public static final Element<EsmCause> ESM_CAUSE =
      Element.of("ESM cause", EsmCause::decode, EsmCause::encode);

  /// Whether the UE wants to say APN and options only once NAS is ciphered.
  public static final Element<Boolean> ESM_INFORMATION_TRANSFER_FLAG =
      EmmElements.flag("ESM information transfer flag");

  public static final Element<ExtendedApnAggregateMaximumBitRate>
      EXTENDED_APN_AGGREGATE_MAXIMUM_BIT_RATE =
          Element.of(
              "Extended APN aggregate maximum bit rate",
              ExtendedApnAggregateMaximumBitRate::decode,
              ExtendedApnAggregateMaximumBitRate::encode);
  public static final Element<EpsBearerIdentity> LINKED_EPS_BEARER_IDENTITY =
      Element.of(
          "Linked EPS bearer identity",
          in -> new EpsBearerIdentity(in.u8()),
          (value, out) -> out.u8(value.value()));
  public static final Element<PdnAddress> PDN_ADDRESS =
      Element.of("PDN address", PdnAddress::decode, PdnAddress::encode);
  public static final Element<PdnType> PDN_TYPE =
      Element.of("PDN type", PdnTypes::decode, PdnTypes::encode);
  public static final Element<ProcedureTransactionIdentity> PROCEDURE_TRANSACTION_IDENTITY =
      Element.of(
          "Procedure transaction identity",
          ProcedureTransactionIdentity::decode,
          ProcedureTransactionIdentity::encode);
  public static final Element<ProtocolConfigurationOptions> PROTOCOL_CONFIGURATION_OPTIONS =
      Element.of(
          "Protocol configuration options",
          ProtocolConfigurationOptions::decode,
          ProtocolConfigurationOptions::encode);
  public static final Element<RequestType> REQUEST_TYPE =
      CodedElement.of("Request type", RequestType.values(), RequestType.INITIAL_REQUEST);

  private EsmElements() {}

  /// Those whose values are shown where a message carries them beside its components.
  static List<Element<?>> all() {
    return List.of(
        ACCESS_POINT_NAME,
        APN_AGGREGATE_MAXIMUM_BIT_RATE,
        EPS_QUALITY_OF_SERVICE,
        ESM_CAUSE,
        ESM_INFORMATION_TRANSFER_FLAG,
        EXTENDED_APN_AGGREGATE_MAXIMUM_BIT_RATE,
        PROTOCOL_CONFIGURATION_OPTIONS);
  }
}
