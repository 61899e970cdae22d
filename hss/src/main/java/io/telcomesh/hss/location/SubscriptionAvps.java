package io.telcomesh.hss.location;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.ApnConfigurationProfile;
import io.telcomesh.diameter.s6a.Arp;
import io.telcomesh.diameter.s6a.EpsSubscribedQosProfile;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.Subscriber;
import java.util.Optional;
import java.util.stream.IntStream;

/// A subscription in the words of TS 29.272 §7.3.2. An APN's context identifier is its place among
/// the subscriber's, from 1; the first is the default.
final class SubscriptionAvps {
  private static final int SERVICE_GRANTED = 0;
  private static final int OPERATOR_DETERMINED_BARRING = 1;
  private static final int ONLY_PACKET = 2;
  private static final int DEFAULT_CONTEXT = 1;
  private static final int ALL_APNS_INCLUDED = 0;

  private SubscriptionAvps() {}

  static SubscriptionData of(Subscriber subscriber) {
    boolean barred = subscriber.barring() != 0;
    var apns = subscriber.apns();
    return new SubscriptionData(
        Optional.of(barred ? OPERATOR_DETERMINED_BARRING : SERVICE_GRANTED),
        subscriber.msisdn(),
        Optional.of(ONLY_PACKET),
        Optional.of(subscriber.barring()).filter(bits -> bits != 0),
        Optional.of(subscriber.accessRestriction()).filter(bits -> bits != 0),
        Optional.of(Ambr.of(subscriber.ueAmbr())),
        Optional.of(
            new ApnConfigurationProfile(
                DEFAULT_CONTEXT,
                ALL_APNS_INCLUDED,
                IntStream.range(0, apns.size())
                    .mapToObj(i -> configuration(i + 1, apns.get(i)))
                    .toList(),
                OtherIes.NONE)),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static ApnConfiguration configuration(int context, ApnSubscription apn) {
    return new ApnConfiguration(
        context,
        apn.addresses().toList(),
        apn.pdnType().ordinal(),
        apn.name(),
        Optional.of(new EpsSubscribedQosProfile(apn.qci(), Arp.of(apn.priority()), OtherIes.NONE)),
        Optional.of(Ambr.of(apn.ambr())),
        Optional.empty(),
        OtherIes.NONE);
  }
}
