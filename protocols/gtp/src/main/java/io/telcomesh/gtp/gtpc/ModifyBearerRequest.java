package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.BearerContextToBeModified.BEARER_CONTEXT_TO_BE_MODIFIED;
import static io.telcomesh.gtp.gtpc.BearerContextToBeRemoved.BEARER_CONTEXT_TO_BE_REMOVED;
import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.DELAY_VALUE;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;
import static io.telcomesh.gtp.gtpc.InformationElements.MOBILE_EQUIPMENT_IDENTITY;
import static io.telcomesh.gtp.gtpc.InformationElements.RAT_TYPE;
import static io.telcomesh.gtp.gtpc.InformationElements.RECOVERY;
import static io.telcomesh.gtp.gtpc.InformationElements.SERVING_NETWORK;
import static io.telcomesh.gtp.gtpc.InformationElements.UE_TIME_ZONE;
import static io.telcomesh.gtp.gtpc.InformationElements.USER_LOCATION_INFORMATION;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.Plmn;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Modify Bearer Request, TS 29.274 §7.2.7: the MME tells the SGW the eNodeB's end of each bearer,
/// and the SGW the PGW what changed for it.
public record ModifyBearerRequest(
    Optional<MobileEquipmentIdentity> mobileEquipmentIdentity,
    Optional<UserLocation> userLocation,
    Optional<Plmn> servingNetwork,
    Optional<RatType> ratType,
    Optional<Indication> indication,
    Optional<FTeid> sender,
    Optional<Duration> delayDownlinkPacketNotification,
    List<BearerContextToBeModified> bearerContextsToBeModified,
    List<BearerContextToBeRemoved> bearerContextsToBeRemoved,
    Optional<RestartCounter> recovery,
    Optional<UeTimeZone> ueTimeZone,
    OtherIes others)
    implements GtpcRequest {
  public static final MessageCodec<ModifyBearerRequest> CODEC =
      message(ModifyBearerRequest.class, "Modify Bearer Request")
          .conditional(MOBILE_EQUIPMENT_IDENTITY, ModifyBearerRequest::mobileEquipmentIdentity)
          .conditional(USER_LOCATION_INFORMATION, ModifyBearerRequest::userLocation)
          .optional(SERVING_NETWORK, ModifyBearerRequest::servingNetwork)
          .conditional(RAT_TYPE, ModifyBearerRequest::ratType)
          .conditional(INDICATION, ModifyBearerRequest::indication)
          .conditional(F_TEID, ModifyBearerRequest::sender)
          .conditional(DELAY_VALUE, ModifyBearerRequest::delayDownlinkPacketNotification)
          .anyNumber(BEARER_CONTEXT_TO_BE_MODIFIED, ModifyBearerRequest::bearerContextsToBeModified)
          .anyNumber(
              BEARER_CONTEXT_TO_BE_REMOVED, 1, ModifyBearerRequest::bearerContextsToBeRemoved)
          .conditional(RECOVERY, ModifyBearerRequest::recovery)
          .conditional(UE_TIME_ZONE, ModifyBearerRequest::ueTimeZone)
          .others(ModifyBearerRequest::others)
          .build();
}
