package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.security.AuthenticationManagementField;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/// A row of the table `subscriber` with its rows of `apn`, keys sealed. It prints without the keys.
///
/// @param keyId the master key; absent: they are not sealed yet
@Table("subscriber")
record SubscriberRow(
    @Id String imsi,
    @Nullable String msisdn,
    Credentials.Algorithm algorithm,
    String k,
    String operatorVariant,
    @Nullable String keyId,
    int amf,
    long ambrUplink,
    long ambrDownlink,
    long barring,
    long accessRestriction,
    String roaming,
    @MappedCollection(idColumn = "imsi", keyColumn = "place") List<Apn> apns) {

  @Table("apn")
  record Apn(
      String name,
      ApnSubscription.PdnTypeAllowed pdnType,
      int qci,
      int priorityLevel,
      boolean preemptionCapability,
      boolean preemptionVulnerability,
      long ambrUplink,
      long ambrDownlink,
      @Nullable String ipv4,
      @Nullable String ipv6) {

    static Apn of(ApnSubscription apn) {
      return new Apn(
          apn.name(),
          apn.pdnType(),
          apn.qci(),
          apn.priority().priorityLevel(),
          apn.priority().preemptionCapability(),
          apn.priority().preemptionVulnerability(),
          apn.ambr().uplink().bitsPerSecond(),
          apn.ambr().downlink().bitsPerSecond(),
          apn.ipv4().map(InetAddress::getHostAddress).orElse(null),
          apn.ipv6().map(InetAddress::getHostAddress).orElse(null));
    }

    ApnSubscription subscription() {
      return new ApnSubscription(
          name,
          pdnType,
          qci,
          new AllocationRetentionPriority(
              priorityLevel, preemptionCapability, preemptionVulnerability),
          rates(ambrUplink, ambrDownlink),
          Optional.ofNullable(ipv4).map(InetAddress::ofLiteral),
          Optional.ofNullable(ipv6).map(InetAddress::ofLiteral));
    }
  }

  static SubscriberRow of(Subscriber subscriber, KeyVault vault) {
    var credentials = subscriber.credentials();
    var keys = new KeyVault.Opened(credentials.k(), credentials.operatorVariant());
    var sealed = vault.seal(subscriber.imsi().digits(), keys);
    return new SubscriberRow(
        subscriber.imsi().digits(),
        subscriber.msisdn().map(Msisdn::digits).orElse(null),
        credentials.algorithm(),
        sealed.k(),
        sealed.operatorVariant(),
        sealed.keyId().orElse(null),
        credentials.amf().value(),
        subscriber.ueAmbr().uplink().bitsPerSecond(),
        subscriber.ueAmbr().downlink().bitsPerSecond(),
        subscriber.barring(),
        subscriber.accessRestriction(),
        subscriber.roaming().toString(),
        subscriber.apns().stream().map(Apn::of).toList());
  }

  SubscriberRow with(List<Apn> others) {
    return new SubscriberRow(
        imsi,
        msisdn,
        algorithm,
        k,
        operatorVariant,
        keyId,
        amf,
        ambrUplink,
        ambrDownlink,
        barring,
        accessRestriction,
        roaming,
        others);
  }

  Subscriber subscriber(KeyVault vault) {
    var sealed = new KeyVault.Sealed(k, operatorVariant, Optional.ofNullable(keyId));
    var keys = vault.open(imsi, sealed);
    return new Subscriber(
        new Imsi(imsi),
        Optional.ofNullable(msisdn).map(Msisdn::new),
        new Credentials(
            algorithm, keys.k(), keys.operatorVariant(), new AuthenticationManagementField(amf)),
        rates(ambrUplink, ambrDownlink),
        barring,
        accessRestriction,
        Roaming.of(roaming),
        apns.stream().map(Apn::subscription).toList());
  }

  private static AggregateMaximumBitRate rates(long uplink, long downlink) {
    return new AggregateMaximumBitRate(new BitRate(uplink), new BitRate(downlink));
  }

  @Override
  public String toString() {
    return "SubscriberRow[redacted]";
  }
}
