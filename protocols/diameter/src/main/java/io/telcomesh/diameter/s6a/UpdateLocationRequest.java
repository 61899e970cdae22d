package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;
import java.util.List;
import java.util.Optional;

/// The MME tells the HSS that it serves a UE and asks for the subscription, TS 29.272 §7.2.3 and
/// §5.2.1.1.
public record UpdateLocationRequest(
    String sessionId,
    int authSessionState,
    String originHost,
    String originRealm,
    Optional<String> destinationHost,
    String destinationRealm,
    Imsi imsi,
    List<SupportedFeatures> supportedFeatures,
    Optional<TerminalInformation> terminalInformation,
    int ratType,
    UlrFlags flags,
    Plmn visitedPlmn,
    OtherIes others)
    implements RequestToHss {
  public static final Table<UpdateLocationRequest, AvpTag> CODEC =
      AvpTable.of(UpdateLocationRequest.class, "Update-Location-Request")
          .required(BaseAvps.SESSION_ID, UpdateLocationRequest::sessionId)
          .required(BaseAvps.AUTH_SESSION_STATE, UpdateLocationRequest::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, UpdateLocationRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, UpdateLocationRequest::originRealm)
          .optional(BaseAvps.DESTINATION_HOST, UpdateLocationRequest::destinationHost)
          .required(BaseAvps.DESTINATION_REALM, UpdateLocationRequest::destinationRealm)
          .required(S6aAvps.IMSI, UpdateLocationRequest::imsi)
          .multiple(S6aAvps.SUPPORTED_FEATURES, UpdateLocationRequest::supportedFeatures)
          .optional(S6aAvps.TERMINAL_INFORMATION, UpdateLocationRequest::terminalInformation)
          .required(S6aAvps.RAT_TYPE, UpdateLocationRequest::ratType)
          .required(S6aAvps.ULR_FLAGS, UpdateLocationRequest::flags)
          .required(S6aAvps.VISITED_PLMN_ID, UpdateLocationRequest::visitedPlmn)
          .others(UpdateLocationRequest::others)
          .build();

  public static UpdateLocationRequest of(
      Route route, Imsi imsi, Plmn visitedPlmn, UlrFlags flags, TerminalInformation terminal) {
    return new UpdateLocationRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        route.originHost(),
        route.originRealm(),
        route.destinationHost(),
        route.destinationRealm(),
        imsi,
        List.of(),
        Optional.of(terminal),
        S6aAvps.RAT_EUTRAN,
        flags,
        visitedPlmn,
        Route.APPLICATION);
  }
}
