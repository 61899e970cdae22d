package io.telcomesh.diameter.s6a;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.diameter.AvpTable;
import io.telcomesh.diameter.AvpTag;
import io.telcomesh.identifiers.Msisdn;
import java.util.Optional;

/// Subscription-Data, TS 29.272 §7.3.2: what the HSS tells the MME of a subscriber.
///
/// @param subscriberStatus 0 service granted, 1 operator determined barring
/// @param networkAccessMode 0 packet and circuit, 2 only packet
/// @param operatorDeterminedBarring bits of §7.3.30
/// @param accessRestrictionData bits of §7.3.31; bit 4 forbids E-UTRAN
/// @param ambr the UE-AMBR
/// @param subscribedPeriodicTimer seconds
public record SubscriptionData(
    Optional<Integer> subscriberStatus,
    Optional<Msisdn> msisdn,
    Optional<Integer> networkAccessMode,
    Optional<Long> operatorDeterminedBarring,
    Optional<Long> accessRestrictionData,
    Optional<Ambr> ambr,
    Optional<ApnConfigurationProfile> apnConfigurationProfile,
    Optional<Long> subscribedPeriodicTimer,
    OtherIes others) {
  static final Table<SubscriptionData, AvpTag> MEMBERS =
      AvpTable.of(SubscriptionData.class, "Subscription-Data")
          .optional(S6aAvps.SUBSCRIBER_STATUS, SubscriptionData::subscriberStatus)
          .optional(S6aAvps.MSISDN, SubscriptionData::msisdn)
          .optional(S6aAvps.NETWORK_ACCESS_MODE, SubscriptionData::networkAccessMode)
          .optional(
              S6aAvps.OPERATOR_DETERMINED_BARRING, SubscriptionData::operatorDeterminedBarring)
          .optional(S6aAvps.ACCESS_RESTRICTION_DATA, SubscriptionData::accessRestrictionData)
          .optional(S6aAvps.AMBR, SubscriptionData::ambr)
          .optional(S6aAvps.APN_CONFIGURATION_PROFILE, SubscriptionData::apnConfigurationProfile)
          .optional(S6aAvps.SUBSCRIBED_PERIODIC_TIMER, SubscriptionData::subscribedPeriodicTimer)
          .others(SubscriptionData::others)
          .build();
}
