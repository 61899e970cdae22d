package io.telcomesh.hss.subscribers;

import io.swagger.v3.oas.annotations.media.Schema;
import io.telcomesh.hss.subscription.ApnSubscription.PdnTypeAllowed;
import io.telcomesh.hss.subscription.Credentials.Algorithm;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The JSON that a subscriber is made of. What is left out has the default that is told here.
final class SubscriberBody {
  private SubscriberBody() {}

  /// @param k 32 hexadecimal digits; with TUAK also 64
  /// @param op OP (32 digits) or TOP (64): give this or opc
  /// @param opc OPc (32 digits) or TOPc (64)
  /// @param amf 4 hexadecimal digits; 8000 by default
  record Authentication(
      @Schema(defaultValue = "MILENAGE") @Nullable Algorithm algorithm,
      @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable String k,
      @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable String op,
      @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable String opc,
      @Schema(defaultValue = "8000") @Nullable String amf) {
    @Override
    public String toString() {
      return "Authentication[redacted]";
    }
  }

  /// In bits a second; 1 Gbit/s by default.
  record Rates(@Nullable Long uplink, @Nullable Long downlink) {}

  /// @param level 1 (highest) to 15; 8 by default
  record Priority(
      @Nullable Integer level,
      @Nullable Boolean preemptionCapability,
      @Nullable Boolean preemptionVulnerability) {}

  /// @param name a network identifier or `*`
  /// @param qci of the default bearer; 9 by default
  /// @param ipv4 the address that the subscriber always has
  record Apn(
      @Nullable String name,
      @Schema(defaultValue = "IPV4") @Nullable PdnTypeAllowed pdnType,
      @Schema(defaultValue = "9") @Nullable Integer qci,
      @Nullable Priority priority,
      @Nullable Rates ambr,
      @Nullable String ipv4,
      @Nullable String ipv6) {}

  /// @param ambr of the UE
  /// @param barring Operator-Determined-Barring, bits of TS 29.272 §7.3.30
  /// @param accessRestriction Access-Restriction-Data, bits of §7.3.31
  /// @param roaming `*` everywhere (the default), or networks as `001/02,999/70`; home is always
  ///   allowed
  /// @param apns the default first; the network's own where they are left out
  record Subscription(
      @Nullable String msisdn,
      @Nullable Rates ambr,
      @Nullable Long barring,
      @Nullable Long accessRestriction,
      @Schema(defaultValue = "*") @Nullable String roaming,
      @Nullable List<Apn> apns) {
    static final Subscription DEFAULT = new Subscription(null, null, null, null, null, null);
  }

  /// A new subscriber.
  record Create(
      @Nullable String imsi,
      @Nullable Authentication authentication,
      @Nullable Subscription subscription) {}

  /// A subscriber's new state; without authentication the keys stay.
  record Update(@Nullable Authentication authentication, @Nullable Subscription subscription) {}

  /// Subscribers whose IMSIs follow one another, with Milenage keys derived from a seed.
  ///
  /// @param count 1 to 1,000,000
  /// @param seed 32 hexadecimal digits or more
  record CreateRange(
      @Nullable String first,
      @Nullable Integer count,
      @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable String seed,
      @Nullable Subscription subscription) {
    @Override
    public String toString() {
      return "CreateRange[redacted]";
    }
  }
}
