package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.BearerContextToBeCreated.BEARER_CONTEXT_TO_BE_CREATED;
import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.AMBR;
import static io.telcomesh.gtp.gtpc.InformationElements.APN;
import static io.telcomesh.gtp.gtpc.InformationElements.APN_RESTRICTION;
import static io.telcomesh.gtp.gtpc.InformationElements.CHARGING_CHARACTERISTICS;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;
import static io.telcomesh.gtp.gtpc.InformationElements.IMSI;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;
import static io.telcomesh.gtp.gtpc.InformationElements.MOBILE_EQUIPMENT_IDENTITY;
import static io.telcomesh.gtp.gtpc.InformationElements.MSISDN;
import static io.telcomesh.gtp.gtpc.InformationElements.PCO;
import static io.telcomesh.gtp.gtpc.InformationElements.PDN_ADDRESS_ALLOCATION;
import static io.telcomesh.gtp.gtpc.InformationElements.PDN_TYPE;
import static io.telcomesh.gtp.gtpc.InformationElements.RAT_TYPE;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;
import static io.telcomesh.gtp.gtpc.InformationElements.SELECTION_MODE;
import static io.telcomesh.gtp.gtpc.InformationElements.SERVING_NETWORK;
import static io.telcomesh.gtp.gtpc.InformationElements.UE_TIME_ZONE;
import static io.telcomesh.gtp.gtpc.InformationElements.USER_LOCATION_INFORMATION;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.identifiers.Plmn;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import java.util.List;
import java.util.Optional;

/// Create Session Request, TS 29.274 §7.2.1: the MME asks the SGW, and the SGW the PGW, for a PDN
/// connection and its default bearer.
///
/// @param sender where the sender of this message wants its answers and requests
/// @param pgw the PGW's end for control, which the MME chose for the SGW
public record CreateSessionRequest(
    Optional<Imsi> imsi,
    Optional<Msisdn> msisdn,
    Optional<MobileEquipmentIdentity> mobileEquipmentIdentity,
    Optional<UserLocation> userLocation,
    Optional<Plmn> servingNetwork,
    RatType ratType,
    Optional<Indication> indication,
    FTeid sender,
    Optional<FTeid> pgw,
    Apn apn,
    Optional<SelectionMode> selectionMode,
    Optional<PdnType> pdnType,
    Optional<PdnAddressAllocation> pdnAddressAllocation,
    Optional<ApnRestriction> maximumApnRestriction,
    Optional<AggregateMaximumBitRate> apnAmbr,
    Optional<ProtocolConfigurationOptions> protocolConfigurationOptions,
    List<BearerContextToBeCreated> bearerContextsToBeCreated,
    Optional<RestartCounter> recovery,
    Optional<UeTimeZone> ueTimeZone,
    Optional<ChargingCharacteristics> chargingCharacteristics,
    OtherIes others)
    implements GtpcRequest {
  public static final MessageCodec<CreateSessionRequest> CODEC =
      message(CreateSessionRequest.class, "Create Session Request")
          .conditional(IMSI, CreateSessionRequest::imsi)
          .conditional(MSISDN, CreateSessionRequest::msisdn)
          .conditional(MOBILE_EQUIPMENT_IDENTITY, CreateSessionRequest::mobileEquipmentIdentity)
          .conditional(USER_LOCATION_INFORMATION, CreateSessionRequest::userLocation)
          .conditional(SERVING_NETWORK, CreateSessionRequest::servingNetwork)
          .mandatory(RAT_TYPE, CreateSessionRequest::ratType)
          .conditional(INDICATION, CreateSessionRequest::indication)
          .mandatory(F_TEID, CreateSessionRequest::sender)
          .conditional(F_TEID, 1, CreateSessionRequest::pgw)
          .mandatory(APN, CreateSessionRequest::apn)
          .conditional(SELECTION_MODE, CreateSessionRequest::selectionMode)
          .conditional(PDN_TYPE, CreateSessionRequest::pdnType)
          .conditional(PDN_ADDRESS_ALLOCATION, CreateSessionRequest::pdnAddressAllocation)
          .conditional(APN_RESTRICTION, CreateSessionRequest::maximumApnRestriction)
          .conditional(AMBR, CreateSessionRequest::apnAmbr)
          .conditional(PCO, CreateSessionRequest::protocolConfigurationOptions)
          .many(BEARER_CONTEXT_TO_BE_CREATED, CreateSessionRequest::bearerContextsToBeCreated)
          .conditional(RECOVERY, CreateSessionRequest::recovery)
          .conditional(UE_TIME_ZONE, CreateSessionRequest::ueTimeZone)
          .conditional(CHARGING_CHARACTERISTICS, CreateSessionRequest::chargingCharacteristics)
          .others(CreateSessionRequest::others)
          .build();
}
