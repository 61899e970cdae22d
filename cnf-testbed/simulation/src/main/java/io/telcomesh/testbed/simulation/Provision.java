package io.telcomesh.testbed.simulation;

import io.telcomesh.enodebsim.Subscriber;
import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.DerivedKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Subscribers of the home network: at the HSS, and their USIMs with the same keys.
public final class Provision {
  private static final AggregateMaximumBitRate RATE =
      new AggregateMaximumBitRate(BitRate.megabits(50), BitRate.megabits(100));

  private Provision() {}

  public static Imsi imsi(int number) {
    return new Imsi(Epc.PLMN + "%010d".formatted(number));
  }

  public static List<io.telcomesh.hss.subscription.Subscriber> subscribers(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(Provision::imsi)
        .map(Provision::subscriber)
        .toList();
  }

  public static List<Subscriber> usims(int first, int count) {
    return Subscriber.range(imsi(first), count, Epc.SEED);
  }

  private static io.telcomesh.hss.subscription.Subscriber subscriber(Imsi imsi) {
    var keys = DerivedKeys.of(Epc.SEED, imsi.digits());
    return new io.telcomesh.hss.subscription.Subscriber(
        imsi,
        Optional.empty(),
        new Credentials(
            Credentials.Algorithm.MILENAGE,
            keys.k(),
            keys.opc(),
            AuthenticationManagementField.EPS),
        RATE,
        0,
        0,
        Roaming.EVERYWHERE,
        List.of(
            subscription(Epc.INTERNET, ApnSubscription.PdnTypeAllowed.IPV4),
            subscription(Epc.IMS, ApnSubscription.PdnTypeAllowed.IPV4V6)));
  }

  private static ApnSubscription subscription(Apn apn, ApnSubscription.PdnTypeAllowed type) {
    return new ApnSubscription(
        apn.name(),
        type,
        9,
        new AllocationRetentionPriority(8, false, true),
        RATE,
        Optional.empty(),
        Optional.empty());
  }
}
