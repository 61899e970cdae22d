package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.identifiers.Imsi;
import java.util.List;

/// The HSS takes back a part of what the MME knows of a subscriber, TS 29.272 §7.2.11 and §5.2.2.2.
///
/// @param flags which part, bits of §7.3.25
/// @param contextIdentifiers the APNs of the withdrawn PDN subscription contexts
public record DeleteSubscriberDataRequest(
    String sessionId,
    int authSessionState,
    String originHost,
    String originRealm,
    String destinationHost,
    String destinationRealm,
    Imsi imsi,
    List<SupportedFeatures> supportedFeatures,
    long flags,
    List<Integer> contextIdentifiers,
    OtherIes others)
    implements RequestToMme {
  public static final long PDN_SUBSCRIPTION_CONTEXTS_WITHDRAWAL = 1 << 3;
  public static final long MSISDN_WITHDRAWAL = 1 << 23;

  public static final Table<DeleteSubscriberDataRequest, AvpTag> CODEC =
      AvpTable.of(DeleteSubscriberDataRequest.class, "Delete-Subscriber-Data-Request")
          .required(BaseAvps.SESSION_ID, DeleteSubscriberDataRequest::sessionId)
          .required(BaseAvps.AUTH_SESSION_STATE, DeleteSubscriberDataRequest::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, DeleteSubscriberDataRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, DeleteSubscriberDataRequest::originRealm)
          .required(BaseAvps.DESTINATION_HOST, DeleteSubscriberDataRequest::destinationHost)
          .required(BaseAvps.DESTINATION_REALM, DeleteSubscriberDataRequest::destinationRealm)
          .required(S6aAvps.IMSI, DeleteSubscriberDataRequest::imsi)
          .multiple(S6aAvps.SUPPORTED_FEATURES, DeleteSubscriberDataRequest::supportedFeatures)
          .required(S6aAvps.DSR_FLAGS, DeleteSubscriberDataRequest::flags)
          .multiple(S6aAvps.CONTEXT_IDENTIFIER, DeleteSubscriberDataRequest::contextIdentifiers)
          .others(DeleteSubscriberDataRequest::others)
          .build();

  /// @param route with its destination host
  public static DeleteSubscriberDataRequest of(Route route, Imsi imsi, long flags) {
    return new DeleteSubscriberDataRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        route.originHost(),
        route.originRealm(),
        route.destinationHost().orElseThrow(),
        route.destinationRealm(),
        imsi,
        List.of(),
        flags,
        List.of(),
        Route.APPLICATION);
  }
}
