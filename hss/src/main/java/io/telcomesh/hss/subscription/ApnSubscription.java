package io.telcomesh.hss.subscription;

import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// One of a subscriber's access point names, TS 29.272 §7.3.35.
///
/// @param name a network identifier, or `*` for any (TS 23.003 §9.2.1)
/// @param qci of the default bearer: 5 to 9, 69, 70, 79, 80 or the operator's 128 to 254 (TS 23.203
///   §6.1.7.2, those without a guaranteed bit rate)
/// @param ambr what all non-GBR bearers to the APN share
/// @param ipv4 the address that the subscriber always has; absent: the PGW chooses
/// @param ipv6 likewise
public record ApnSubscription(
    String name,
    PdnTypeAllowed pdnType,
    int qci,
    AllocationRetentionPriority priority,
    AggregateMaximumBitRate ambr,
    Optional<InetAddress> ipv4,
    Optional<InetAddress> ipv6) {
  public static final String WILD_CARD = "*";

  public ApnSubscription {
    name = name.equals(WILD_CARD) ? name : new Apn(name).name().toLowerCase(Locale.ROOT);
    boolean nonGuaranteed =
        (qci >= 5 && qci <= 9)
            || qci == 69
            || qci == 70
            || qci == 79
            || qci == 80
            || (qci >= 128 && qci <= 254);
    if (!nonGuaranteed) {
      throw new IllegalArgumentException(
          "a default bearer's QCI is 5 to 9, 69, 70, 79, 80 or 128 to 254, not " + qci);
    }
    if (ipv4.filter(address -> !(address instanceof Inet4Address)).isPresent()
        || ipv6.filter(address -> !(address instanceof Inet6Address)).isPresent()) {
      throw new IllegalArgumentException("an address of the other family");
    }
  }

  /// PDN-Type, TS 29.272 §7.3.62, in the order of its numbers.
  public enum PdnTypeAllowed {
    IPV4,
    IPV6,
    IPV4V6,
    IPV4_OR_IPV6
  }

  public Stream<InetAddress> addresses() {
    return Stream.concat(ipv4.stream(), ipv6.stream());
  }
}
