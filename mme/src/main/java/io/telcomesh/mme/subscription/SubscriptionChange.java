package io.telcomesh.mme.subscription;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.ApnConfigurationProfile;
import io.telcomesh.diameter.s6a.DeleteSubscriberDataRequest;
import io.telcomesh.diameter.s6a.SubscriptionData;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A stored subscription with a change of the HSS, TS 29.272 §5.2.2.1.2 and §5.2.2.2.2.
final class SubscriptionChange {
  private static final int ALL_INCLUDED = 0;

  private SubscriptionChange() {}

  /// What is there replaces what was there; what is absent stays.
  static SubscriptionData inserted(SubscriptionData before, SubscriptionData change) {
    return new SubscriptionData(
        change.subscriberStatus().or(before::subscriberStatus),
        change.msisdn().or(before::msisdn),
        change.networkAccessMode().or(before::networkAccessMode),
        barring(before, change),
        change.accessRestrictionData().or(before::accessRestrictionData),
        change.ambr().or(before::ambr),
        profile(before.apnConfigurationProfile(), change.apnConfigurationProfile()),
        change.subscribedPeriodicTimer().or(before::subscribedPeriodicTimer),
        others(before.others(), change.others()));
  }

  static SubscriptionData deleted(SubscriptionData before, DeleteSubscriberDataRequest request) {
    boolean msisdn = (request.flags() & DeleteSubscriberDataRequest.MSISDN_WITHDRAWAL) != 0;
    boolean contexts =
        (request.flags() & DeleteSubscriberDataRequest.PDN_SUBSCRIPTION_CONTEXTS_WITHDRAWAL) != 0;
    return new SubscriptionData(
        before.subscriberStatus(),
        msisdn ? Optional.empty() : before.msisdn(),
        before.networkAccessMode(),
        before.operatorDeterminedBarring(),
        before.accessRestrictionData(),
        before.ambr(),
        contexts
            ? before
                .apnConfigurationProfile()
                .map(profile -> without(profile, request.contextIdentifiers()))
            : before.apnConfigurationProfile(),
        before.subscribedPeriodicTimer(),
        before.others());
  }

  /// Whose service is granted again is barred from nothing.
  private static Optional<Long> barring(SubscriptionData before, SubscriptionData change) {
    return change.subscriberStatus().isPresent()
        ? change.operatorDeterminedBarring()
        : change.operatorDeterminedBarring().or(before::operatorDeterminedBarring);
  }

  private static Optional<ApnConfigurationProfile> profile(
      Optional<ApnConfigurationProfile> before, Optional<ApnConfigurationProfile> change) {
    if (before.isEmpty() || change.filter(each -> each.allIncluded() != ALL_INCLUDED).isEmpty()) {
      return change.or(() -> before);
    }
    return change.map(some ->
        new ApnConfigurationProfile(
            some.defaultContext(),
            ALL_INCLUDED,
            merged(before.get().apnConfigurations(), some.apnConfigurations()),
            some.others()));
  }

  private static List<ApnConfiguration> merged(
      List<ApnConfiguration> before, List<ApnConfiguration> changed) {
    var kept =
        before.stream()
            .filter(each ->
                changed.stream()
                    .noneMatch(other -> other.contextIdentifier() == each.contextIdentifier()));
    return Stream.concat(kept, changed.stream()).toList();
  }

  private static ApnConfigurationProfile without(
      ApnConfigurationProfile profile, List<Integer> contexts) {
    return new ApnConfigurationProfile(
        profile.defaultContext(),
        profile.allIncluded(),
        profile.apnConfigurations().stream()
            .filter(each -> !contexts.contains(each.contextIdentifier()))
            .toList(),
        profile.others());
  }

  private static OtherIes others(OtherIes before, OtherIes change) {
    var kept =
        before.list().stream()
            .filter(
                each -> change.list().stream().noneMatch(other -> other.tag().equals(each.tag())));
    return new OtherIes(Stream.concat(kept, change.list().stream()).toList());
  }
}
