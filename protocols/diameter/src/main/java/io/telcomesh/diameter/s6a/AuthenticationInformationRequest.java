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

/// The MME asks for authentication vectors, TS 29.272 §7.2.5 and §5.2.3.1.
public record AuthenticationInformationRequest(
    String sessionId,
    int authSessionState,
    String originHost,
    String originRealm,
    Optional<String> destinationHost,
    String destinationRealm,
    Imsi imsi,
    List<SupportedFeatures> supportedFeatures,
    Optional<RequestedEutranAuthenticationInfo> requestedEutran,
    Plmn visitedPlmn,
    OtherIes others)
    implements RequestToHss {
  public static final Table<AuthenticationInformationRequest, AvpTag> CODEC =
      AvpTable.of(AuthenticationInformationRequest.class, "Authentication-Information-Request")
          .required(BaseAvps.SESSION_ID, AuthenticationInformationRequest::sessionId)
          .required(BaseAvps.AUTH_SESSION_STATE, AuthenticationInformationRequest::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, AuthenticationInformationRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, AuthenticationInformationRequest::originRealm)
          .optional(BaseAvps.DESTINATION_HOST, AuthenticationInformationRequest::destinationHost)
          .required(BaseAvps.DESTINATION_REALM, AuthenticationInformationRequest::destinationRealm)
          .required(S6aAvps.IMSI, AuthenticationInformationRequest::imsi)
          .multiple(S6aAvps.SUPPORTED_FEATURES, AuthenticationInformationRequest::supportedFeatures)
          .optional(
              S6aAvps.REQUESTED_EUTRAN_AUTHENTICATION_INFO,
              AuthenticationInformationRequest::requestedEutran)
          .required(S6aAvps.VISITED_PLMN_ID, AuthenticationInformationRequest::visitedPlmn)
          .others(AuthenticationInformationRequest::others)
          .build();

  public static AuthenticationInformationRequest of(
      Route route, Imsi imsi, Plmn visitedPlmn, RequestedEutranAuthenticationInfo requested) {
    return new AuthenticationInformationRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        route.originHost(),
        route.originRealm(),
        route.destinationHost(),
        route.destinationRealm(),
        imsi,
        List.of(),
        Optional.of(requested),
        visitedPlmn,
        Route.APPLICATION);
  }
}
