package io.telcomesh.mme.esm;

import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.Arp;
import io.telcomesh.diameter.s6a.EpsSubscribedQosProfile;
import io.telcomesh.gtp.gtpc.PdnAddressAllocation;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ie.EsmCause;
import io.telcomesh.procedures.Refused;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/// An APN as a UE gets it: its subscription, and the PDN type that suits both.
///
/// @param type what is asked of the PGW
/// @param narrowed why the UE gets less than it asked for, TS 24.301 §6.5.1.3
public record SubscribedApn(
    Apn apn, ApnConfiguration configuration, PdnType type, Optional<EsmCause> narrowed) {
  // PDN-Type, TS 29.272 §7.3.62; 2 is IPv4v6
  private static final int IPV4 = 0;
  private static final int IPV6 = 1;
  private static final int IPV4_OR_IPV6 = 3;

  private static final int ANY_QCI = 9;
  private static final AllocationRetentionPriority LOWEST =
      new AllocationRetentionPriority(15, false, true);
  private static final BitRate UNLIMITED = BitRate.megabits(1000);

  private static final Inet4Address NO_IPV4 = Inet4Address.ofLiteral("0.0.0.0");
  private static final Inet6Address NO_IPV6 = (Inet6Address) InetAddress.ofLiteral("::");

  /// @param wanted by the UE
  /// @throws Refused when the subscription has nothing of what is wanted
  SubscribedApn(Apn apn, ApnConfiguration configuration, PdnType wanted) {
    this(apn, configuration, negotiated(configuration, wanted), narrowed(configuration, wanted));
  }

  /// Whether a bearer of it may have an IPv4 or an IPv6 address alone.
  public boolean singleAddresses() {
    return configuration.pdnType() == IPV4_OR_IPV6;
  }

  /// Those that the subscriber always has; where he has none all is zero, and the PGW chooses (TS
  /// 29.274 §8.14).
  PdnAddressAllocation addresses() {
    boolean ipv4 = type == PdnType.IPV4 || type == PdnType.IPV4V6;
    boolean ipv6 = type == PdnType.IPV6 || type == PdnType.IPV4V6;
    return new PdnAddressAllocation(
        type,
        ipv4 ? Optional.of(subscribed(Inet4Address.class).orElse(NO_IPV4)) : Optional.empty(),
        ipv6 ? Optional.of(prefix()) : Optional.empty());
  }

  private PdnAddressAllocation.Prefix prefix() {
    return subscribed(Inet6Address.class)
        .map(address -> new PdnAddressAllocation.Prefix(64, address))
        .orElseGet(() -> new PdnAddressAllocation.Prefix(0, NO_IPV6));
  }

  private <A extends InetAddress> Optional<A> subscribed(Class<A> family) {
    return configuration.servedPartyIpAddresses().stream()
        .filter(family::isInstance)
        .map(family::cast)
        .findFirst();
  }

  int qci() {
    return configuration.qosProfile().map(EpsSubscribedQosProfile::qci).orElse(ANY_QCI);
  }

  AllocationRetentionPriority priority() {
    return configuration
        .qosProfile()
        .map(EpsSubscribedQosProfile::arp)
        .map(Arp::priority)
        .orElse(LOWEST);
  }

  AggregateMaximumBitRate ambr() {
    return configuration
        .ambr()
        .map(Ambr::rate)
        .orElse(new AggregateMaximumBitRate(UNLIMITED, UNLIMITED));
  }

  private static PdnType negotiated(ApnConfiguration configuration, PdnType wanted) {
    return switch (configuration.pdnType()) {
      case IPV4 -> only(PdnType.IPV4, wanted, EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
      case IPV6 -> only(PdnType.IPV6, wanted, EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED);
      case IPV4_OR_IPV6 -> wanted == PdnType.IPV4V6 ? PdnType.IPV4 : ip(wanted);
      default -> ip(wanted);
    };
  }

  private static PdnType only(PdnType subscribed, PdnType wanted, EsmCause otherwise) {
    if (wanted != subscribed && wanted != PdnType.IPV4V6) {
      throw new Refused(otherwise);
    }
    return subscribed;
  }

  /// Not IP at all is what a subscription to IP does not have.
  private static PdnType ip(PdnType wanted) {
    if (wanted == PdnType.NON_IP) {
      throw new Refused(EsmCause.PDN_TYPE_IPV4V6_ONLY_ALLOWED);
    }
    return wanted;
  }

  private static Optional<EsmCause> narrowed(ApnConfiguration configuration, PdnType wanted) {
    if (wanted != PdnType.IPV4V6) {
      return Optional.empty();
    }
    return switch (configuration.pdnType()) {
      case IPV4 -> Optional.of(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
      case IPV6 -> Optional.of(EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED);
      case IPV4_OR_IPV6 -> Optional.of(EsmCause.SINGLE_ADDRESS_BEARERS_ONLY_ALLOWED);
      default -> Optional.empty();
    };
  }
}
