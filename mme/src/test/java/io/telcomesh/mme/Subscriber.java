package io.telcomesh.mme;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.ApnConfigurationProfile;
import io.telcomesh.diameter.s6a.Arp;
import io.telcomesh.diameter.s6a.EpsSubscribedQosProfile;
import io.telcomesh.diameter.s6a.SubscriptionData;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.security.Key;
import io.telcomesh.security.Milenage;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A subscription that several scripted peers share: what is in the USIM and in the HSS.
record Subscriber(Imsi imsi, Milenage functions) {
  static final Subscriber ALICE = numbered(1);
  static final Subscriber BOB = numbered(2);
  static final String INTERNET = "internet";
  static final String IMS = "ims";
  static final Inet4Address STATIC = Inet4Address.ofLiteral("10.45.7.9");

  private static Subscriber numbered(int number) {
    return new Subscriber(
        new Imsi("00101%010d".formatted(number)),
        new Milenage(
            Key.hex("465b5ce8b199b49faa5f0a2ee238a6b%d".formatted(number)),
            Key.hex("cd63cb71954a9f4e48a5994e37a02baf")));
  }

  /// More APNs than a UE has bearers.
  static SubscriptionData manyApns() {
    var apns = new ArrayList<>(List.of(apn(INTERNET, 0), apn(IMS, 2)));
    apns.add(apn("ipv4", 0));
    apns.add(apn("ipv6", 1));
    apns.add(apn("either", 3));
    apns.add(apn("static", 2, List.of(STATIC)));
    for (int i = 0; i < 10; i++) {
      apns.add(apn("apn" + i, 0));
    }
    return subscription(Optional.empty(), apns);
  }

  /// What the HSS tells of everybody.
  static SubscriptionData subscription() {
    return subscription(Optional.empty(), List.of(apn(INTERNET, 0), apn(IMS, 2)));
  }

  static SubscriptionData subscription(Optional<Long> restrictions, List<ApnConfiguration> apns) {
    return new SubscriptionData(
        Optional.empty(),
        Optional.of(new Msisdn("491700000001")),
        Optional.empty(),
        Optional.empty(),
        restrictions,
        Optional.of(Ambr.of(rate(50))),
        Optional.of(new ApnConfigurationProfile(1, 0, apns, OtherIes.NONE)),
        Optional.empty(),
        OtherIes.NONE);
  }

  /// @param pdnType of TS 29.272 §7.3.62
  static ApnConfiguration apn(String name, int pdnType) {
    return apn(name, pdnType, List.of());
  }

  private static ApnConfiguration apn(String name, int pdnType, List<InetAddress> addresses) {
    var priority = new AllocationRetentionPriority(8, false, true);
    return new ApnConfiguration(
        1,
        addresses,
        pdnType,
        name,
        Optional.of(new EpsSubscribedQosProfile(9, Arp.of(priority), OtherIes.NONE)),
        Optional.of(Ambr.of(rate(30))),
        Optional.empty(),
        OtherIes.NONE);
  }

  private static AggregateMaximumBitRate rate(int megabits) {
    return new AggregateMaximumBitRate(BitRate.megabits(megabits), BitRate.megabits(megabits));
  }
}
