package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import java.util.List;
import java.util.Optional;

/// A subscription, TS 29.272 §7.3.2 and TS 23.401 §5.7.1.
///
/// @param ueAmbr what all non-GBR bearers of the UE share
/// @param barring Operator-Determined-Barring, bits of TS 29.272 §7.3.30; 0 grants service
/// @param accessRestriction Access-Restriction-Data, bits of §7.3.31
/// @param apns the default first; none: no EPS subscription
public record Subscriber(
    Imsi imsi,
    Optional<Msisdn> msisdn,
    Credentials credentials,
    AggregateMaximumBitRate ueAmbr,
    long barring,
    long accessRestriction,
    Roaming roaming,
    List<ApnSubscription> apns) {
  private static final int MOST_APNS = 50;

  public Subscriber {
    apns = List.copyOf(apns);
    if (barring >>> 9 != 0) {
      throw new IllegalArgumentException("operator determined barring has 9 bits: " + barring);
    }
    if (accessRestriction >>> 32 != 0) {
      throw new IllegalArgumentException("access restriction has 32 bits: " + accessRestriction);
    }
    if (apns.size() > MOST_APNS) {
      throw new IllegalArgumentException(
          "a subscriber has %d APNs at most, not %d".formatted(MOST_APNS, apns.size()));
    }
    if (apns.stream().map(ApnSubscription::name).distinct().count() < apns.size()) {
      throw new IllegalArgumentException("an APN is there twice");
    }
  }

  /// Whether there is anything to be had over EPS.
  public boolean hasEps() {
    return !apns.isEmpty();
  }

  /// The subscription of an APN: its own, else the wild card's.
  public Optional<ApnSubscription> apn(String name) {
    return apns.stream()
        .filter(each -> each.name().equalsIgnoreCase(name))
        .findFirst()
        .or(() ->
            apns.stream()
                .filter(each -> each.name().equals(ApnSubscription.WILD_CARD))
                .findFirst());
  }

  /// As it holds in a visited network: with its restrictions beside the subscriber's own.
  public Subscriber in(VisitedNetworks.Rule network) {
    return new Subscriber(
        imsi,
        msisdn,
        credentials,
        ueAmbr,
        barring,
        accessRestriction | network.accessRestriction(),
        roaming,
        apns);
  }

  /// Whether he may use a radio access technology: no bit of Access-Restriction-Data for it.
  public boolean mayUse(RadioAccess access) {
    return (accessRestriction & access.restrictions()) == 0;
  }
}
