package io.telcomesh.mme.attach;

import io.telcomesh.diameter.s6a.Ambr;
import io.telcomesh.diameter.s6a.ApnConfiguration;
import io.telcomesh.diameter.s6a.Arp;
import io.telcomesh.diameter.s6a.EpsSubscribedQosProfile;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.PdnType;
import io.telcomesh.nas.eps.ie.EsmCause;
import java.util.Optional;

/// An APN as a UE gets it: its subscription, and the PDN type that suits both.
///
/// @param type what is asked of the PGW
/// @param narrowed why the UE gets less than it asked for, TS 24.301 §6.5.1.3
record SubscribedApn(
    Apn apn, ApnConfiguration configuration, PdnType type, Optional<EsmCause> narrowed) {
  private static final int ANY_QCI = 9;
  private static final AllocationRetentionPriority LOWEST =
      new AllocationRetentionPriority(15, false, true);
  private static final BitRate UNLIMITED = BitRate.megabits(1000);

  /// @param wanted by the UE
  /// @throws io.telcomesh.procedures.Refused when the subscription has nothing of what is wanted
  SubscribedApn(Apn apn, ApnConfiguration configuration, PdnType wanted) {
    this(apn, configuration, negotiated(configuration, wanted), narrowed(configuration, wanted));
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
      case 0 -> only(PdnType.IPV4, wanted, EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
      case 1 -> only(PdnType.IPV6, wanted, EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED);
      case 3 -> wanted == PdnType.IPV4V6 ? PdnType.IPV4 : ip(wanted);
      default -> ip(wanted);
    };
  }

  private static PdnType only(PdnType subscribed, PdnType wanted, EsmCause otherwise) {
    if (wanted != subscribed && wanted != PdnType.IPV4V6) {
      throw AttachRefusal.because(otherwise);
    }
    return subscribed;
  }

  private static PdnType ip(PdnType wanted) {
    if (wanted == PdnType.NON_IP) {
      throw AttachRefusal.because(EsmCause.UNKNOWN_PDN_TYPE);
    }
    return wanted;
  }

  private static Optional<EsmCause> narrowed(ApnConfiguration configuration, PdnType wanted) {
    if (wanted != PdnType.IPV4V6) {
      return Optional.empty();
    }
    return switch (configuration.pdnType()) {
      case 0 -> Optional.of(EsmCause.PDN_TYPE_IPV4_ONLY_ALLOWED);
      case 1 -> Optional.of(EsmCause.PDN_TYPE_IPV6_ONLY_ALLOWED);
      case 3 -> Optional.of(EsmCause.SINGLE_ADDRESS_BEARERS_ONLY_ALLOWED);
      default -> Optional.empty();
    };
  }
}
