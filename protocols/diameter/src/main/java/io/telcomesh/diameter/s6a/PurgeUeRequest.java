package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.identifiers.Imsi;
import java.util.List;
import java.util.Optional;

/// The MME has deleted the subscription of a UE that was silent for long, TS 29.272 §7.2.13 and
/// §5.2.1.3.
public record PurgeUeRequest(
    String sessionId,
    int authSessionState,
    String originHost,
    String originRealm,
    Optional<String> destinationHost,
    String destinationRealm,
    Imsi imsi,
    Optional<Long> flags,
    List<SupportedFeatures> supportedFeatures,
    OtherIes others)
    implements RequestToHss {
  public static final Table<PurgeUeRequest, AvpTag> CODEC =
      AvpTable.of(PurgeUeRequest.class, "Purge-UE-Request")
          .required(BaseAvps.SESSION_ID, PurgeUeRequest::sessionId)
          .required(BaseAvps.AUTH_SESSION_STATE, PurgeUeRequest::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, PurgeUeRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, PurgeUeRequest::originRealm)
          .optional(BaseAvps.DESTINATION_HOST, PurgeUeRequest::destinationHost)
          .required(BaseAvps.DESTINATION_REALM, PurgeUeRequest::destinationRealm)
          .required(S6aAvps.IMSI, PurgeUeRequest::imsi)
          .optional(S6aAvps.PUR_FLAGS, PurgeUeRequest::flags)
          .multiple(S6aAvps.SUPPORTED_FEATURES, PurgeUeRequest::supportedFeatures)
          .others(PurgeUeRequest::others)
          .build();

  public static PurgeUeRequest of(Route route, Imsi imsi) {
    return new PurgeUeRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        route.originHost(),
        route.originRealm(),
        route.destinationHost(),
        route.destinationRealm(),
        imsi,
        Optional.of(S6aAvps.PURGED_IN_MME),
        List.of(),
        Route.APPLICATION);
  }
}
