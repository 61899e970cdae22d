package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.ApnSubscription.PdnTypeAllowed;
import io.telcomesh.hss.subscription.Credentials.Algorithm;
import io.telcomesh.hss.subscription.ServingMme;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.Msisdn;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A subscriber as told to the operator: without keys.
///
/// @param servingMme the MME that last registered him; absent where none has
record SubscriberView(
    String imsi, Algorithm algorithm, Subscription subscription, @Nullable String servingMme) {

  record Rates(long uplink, long downlink) {
    static Rates of(AggregateMaximumBitRate ambr) {
      return new Rates(ambr.uplink().bitsPerSecond(), ambr.downlink().bitsPerSecond());
    }
  }

  record Priority(int level, boolean preemptionCapability, boolean preemptionVulnerability) {}

  record Apn(
      String name,
      PdnTypeAllowed pdnType,
      int qci,
      Priority priority,
      Rates ambr,
      @Nullable String ipv4,
      @Nullable String ipv6) {
    static Apn of(ApnSubscription apn) {
      var arp = apn.priority();
      return new Apn(
          apn.name(),
          apn.pdnType(),
          apn.qci(),
          new Priority(
              arp.priorityLevel(), arp.preemptionCapability(), arp.preemptionVulnerability()),
          Rates.of(apn.ambr()),
          apn.ipv4().map(InetAddress::getHostAddress).orElse(null),
          apn.ipv6().map(InetAddress::getHostAddress).orElse(null));
    }
  }

  record Subscription(
      @Nullable String msisdn,
      Rates ambr,
      long barring,
      long accessRestriction,
      String roaming,
      List<Apn> apns) {}

  static SubscriberView of(Subscriber subscriber, Optional<ServingMme> mme) {
    return new SubscriberView(
        subscriber.imsi().digits(),
        subscriber.credentials().algorithm(),
        new Subscription(
            subscriber.msisdn().map(Msisdn::digits).orElse(null),
            Rates.of(subscriber.ueAmbr()),
            subscriber.barring(),
            subscriber.accessRestriction(),
            subscriber.roaming().toString(),
            subscriber.apns().stream().map(Apn::of).toList()),
        mme.filter(serving -> !serving.purged()).map(ServingMme::host).orElse(null));
  }
}
