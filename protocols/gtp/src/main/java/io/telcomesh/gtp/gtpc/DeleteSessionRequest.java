package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.message;
import static io.telcomesh.gtp.gtpc.InformationElements.CAUSE;
import static io.telcomesh.gtp.gtpc.InformationElements.EPS_BEARER_ID;
import static io.telcomesh.gtp.gtpc.InformationElements.F_TEID;
import static io.telcomesh.gtp.gtpc.InformationElements.INDICATION;
import static io.telcomesh.gtp.gtpc.InformationElements.NODE_TYPE;
import static io.telcomesh.gtp.gtpc.InformationElements.PCO;
import static io.telcomesh.gtp.gtpc.InformationElements.UE_TIME_ZONE;
import static io.telcomesh.gtp.gtpc.InformationElements.USER_LOCATION_INFORMATION;

import io.telcomesh.codec.MessageCodec;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.identifiers.EpsBearerIdentity;
import io.telcomesh.identifiers.ProtocolConfigurationOptions;
import java.util.Optional;

/// Delete Session Request, TS 29.274 §7.2.9.1: ends the PDN connection of the linked bearer.
public record DeleteSessionRequest(
    Optional<Cause> cause,
    Optional<EpsBearerIdentity> linkedEpsBearerIdentity,
    Optional<UserLocation> userLocation,
    Optional<Indication> indication,
    Optional<ProtocolConfigurationOptions> protocolConfigurationOptions,
    Optional<NodeType> originatingNode,
    Optional<FTeid> sender,
    Optional<UeTimeZone> ueTimeZone,
    OtherIes others)
    implements GtpcRequest {
  public static final MessageCodec<DeleteSessionRequest> CODEC =
      message(DeleteSessionRequest.class, "Delete Session Request")
          .conditional(CAUSE, DeleteSessionRequest::cause)
          .conditional(EPS_BEARER_ID, DeleteSessionRequest::linkedEpsBearerIdentity)
          .conditional(USER_LOCATION_INFORMATION, DeleteSessionRequest::userLocation)
          .conditional(INDICATION, DeleteSessionRequest::indication)
          .conditional(PCO, DeleteSessionRequest::protocolConfigurationOptions)
          .conditional(NODE_TYPE, DeleteSessionRequest::originatingNode)
          .optional(F_TEID, DeleteSessionRequest::sender)
          .optional(UE_TIME_ZONE, DeleteSessionRequest::ueTimeZone)
          .others(DeleteSessionRequest::others)
          .build();
}
