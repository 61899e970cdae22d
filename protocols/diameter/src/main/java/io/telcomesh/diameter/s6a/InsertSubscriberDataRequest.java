package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.diameter.BaseAvps;
import io.telcomesh.identifiers.Imsi;
import java.util.List;
import java.util.Optional;

/// The HSS changes what the MME knows of a subscriber, or asks for his state and location, TS
/// 29.272 §7.2.9 and §5.2.2.1.
///
/// @param subscriptionData what is new; empty where only something is asked for
public record InsertSubscriberDataRequest(
    String sessionId,
    int authSessionState,
    String originHost,
    String originRealm,
    String destinationHost,
    String destinationRealm,
    Imsi imsi,
    List<SupportedFeatures> supportedFeatures,
    SubscriptionData subscriptionData,
    Optional<IdrFlags> flags,
    OtherIes others)
    implements RequestToMme {
  public static final Table<InsertSubscriberDataRequest, AvpTag> CODEC =
      AvpTable.of(InsertSubscriberDataRequest.class, "Insert-Subscriber-Data-Request")
          .required(BaseAvps.SESSION_ID, InsertSubscriberDataRequest::sessionId)
          .required(BaseAvps.AUTH_SESSION_STATE, InsertSubscriberDataRequest::authSessionState)
          .required(BaseAvps.ORIGIN_HOST, InsertSubscriberDataRequest::originHost)
          .required(BaseAvps.ORIGIN_REALM, InsertSubscriberDataRequest::originRealm)
          .required(BaseAvps.DESTINATION_HOST, InsertSubscriberDataRequest::destinationHost)
          .required(BaseAvps.DESTINATION_REALM, InsertSubscriberDataRequest::destinationRealm)
          .required(S6aAvps.IMSI, InsertSubscriberDataRequest::imsi)
          .multiple(S6aAvps.SUPPORTED_FEATURES, InsertSubscriberDataRequest::supportedFeatures)
          .required(S6aAvps.SUBSCRIPTION_DATA, InsertSubscriberDataRequest::subscriptionData)
          .optional(S6aAvps.IDR_FLAGS, InsertSubscriberDataRequest::flags)
          .others(InsertSubscriberDataRequest::others)
          .build();

  /// @param route with its destination host
  public static InsertSubscriberDataRequest of(
      Route route, Imsi imsi, SubscriptionData subscriptionData, Optional<IdrFlags> flags) {
    return new InsertSubscriberDataRequest(
        route.sessionId(),
        S6aAvps.NO_STATE_MAINTAINED,
        route.originHost(),
        route.originRealm(),
        route.destinationHost().orElseThrow(),
        route.destinationRealm(),
        imsi,
        List.of(),
        subscriptionData,
        flags,
        Route.APPLICATION);
  }
}
