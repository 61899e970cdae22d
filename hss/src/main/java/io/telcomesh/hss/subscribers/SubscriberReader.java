package io.telcomesh.hss.subscribers;

import io.telcomesh.hss.subscription.ApnSubscription;
import io.telcomesh.hss.subscription.ApnSubscription.PdnTypeAllowed;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Credentials.Algorithm;
import io.telcomesh.hss.subscription.Roaming;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.AggregateMaximumBitRate;
import io.telcomesh.identifiers.AllocationRetentionPriority;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.BitRate;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Msisdn;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Key;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes a subscription out of JSON; every wrong field is told.
///
/// @param defaultApns those of the network
record SubscriberReader(Fields fields, List<Apn> defaultApns) {
  private static final BitRate DEFAULT_RATE = BitRate.megabits(1000);
  private static final int DEFAULT_QCI = 9;
  private static final int DEFAULT_PRIORITY = 8;

  /// A subscription that has no identity and keys yet.
  interface Template {
    Subscriber subscriber(Imsi imsi, Credentials credentials);
  }

  Template template(SubscriberBody.@Nullable Subscription given) {
    var body = given == null ? SubscriberBody.Subscription.DEFAULT : given;
    var msisdn = fields.optional("subscription.msisdn", body.msisdn(), Msisdn::new);
    var ambr = rates("subscription.ambr", body.ambr());
    long barring = orElse(body.barring(), 0L);
    long accessRestriction = orElse(body.accessRestriction(), 0L);
    var roaming = fields.optional("subscription.roaming", body.roaming(), Roaming::of);
    var apns = apns(body.apns());
    return (imsi, credentials) ->
        new Subscriber(
            imsi,
            msisdn,
            credentials,
            ambr,
            barring,
            accessRestriction,
            roaming.orElse(Roaming.EVERYWHERE),
            apns);
  }

  /// The keys' digits are never told back.
  Optional<Credentials> credentials(SubscriberBody.@Nullable Authentication body) {
    if (body == null) {
      fields.wrong("authentication", "is missing: k, and op or opc");
      return Optional.empty();
    }
    var algorithm = orElse(body.algorithm(), Algorithm.MILENAGE);
    var k = key("authentication.k", body.k());
    var op = optionalKey("authentication.op", body.op());
    var opc = optionalKey("authentication.opc", body.opc());
    var amf =
        fields
            .optional("authentication.amf", body.amf(), SubscriberReader::amf)
            .orElse(AuthenticationManagementField.EPS);
    if ((body.op() == null) == (body.opc() == null)) {
      fields.wrong("authentication", "either op or opc");
    }
    if (k.isEmpty() || op.isEmpty() == opc.isEmpty()) {
      return Optional.empty();
    }
    return fields.optional(
        "authentication",
        k.get(),
        key ->
            opc.map(variant -> new Credentials(algorithm, key, variant, amf))
                .orElseGet(
                    () -> Credentials.withOperatorKey(algorithm, key, op.orElseThrow(), amf)));
  }

  private List<ApnSubscription> apns(@Nullable List<SubscriberBody.Apn> bodies) {
    if (bodies == null) {
      return defaultApns.stream()
          .flatMap(apn ->
              apn(
                  "subscription.apns",
                  new SubscriberBody.Apn(apn.name(), null, null, null, null, null, null))
                  .stream())
          .toList();
    }
    return IntStream.range(0, bodies.size())
        .mapToObj(i -> apn("subscription.apns[%d]".formatted(i), bodies.get(i)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<ApnSubscription> apn(String field, SubscriberBody.Apn body) {
    var priority = priority(field + ".priority", body.priority());
    var ambr = rates(field + ".ambr", body.ambr());
    var ipv4 = fields.optional(field + ".ipv4", body.ipv4(), InetAddress::ofLiteral);
    var ipv6 = fields.optional(field + ".ipv6", body.ipv6(), InetAddress::ofLiteral);
    if (priority.isEmpty()) {
      return Optional.empty();
    }
    return fields.required(
        field + ".name",
        body.name(),
        "a network identifier, or *",
        name ->
            new ApnSubscription(
                name,
                orElse(body.pdnType(), PdnTypeAllowed.IPV4),
                orElse(body.qci(), DEFAULT_QCI),
                priority.get(),
                ambr,
                ipv4,
                ipv6));
  }

  private Optional<AllocationRetentionPriority> priority(
      String field, SubscriberBody.@Nullable Priority given) {
    var body = given == null ? new SubscriberBody.Priority(null, null, null) : given;
    return fields.optional(
        field + ".level",
        orElse(body.level(), DEFAULT_PRIORITY),
        level ->
            new AllocationRetentionPriority(
                level,
                orElse(body.preemptionCapability(), false),
                orElse(body.preemptionVulnerability(), true)));
  }

  private AggregateMaximumBitRate rates(String field, SubscriberBody.@Nullable Rates given) {
    var body = given == null ? new SubscriberBody.Rates(null, null) : given;
    return new AggregateMaximumBitRate(
        fields.optional(field + ".uplink", body.uplink(), BitRate::new).orElse(DEFAULT_RATE),
        fields.optional(field + ".downlink", body.downlink(), BitRate::new).orElse(DEFAULT_RATE));
  }

  private Optional<Key> key(String field, @Nullable String digits) {
    return fields.required(field, digits, "32 or 64 hexadecimal digits", SubscriberReader::key);
  }

  private Optional<Key> optionalKey(String field, @Nullable String digits) {
    return fields.optional(field, digits, SubscriberReader::key);
  }

  private static Key key(String digits) {
    try {
      return Key.hex(digits);
    } catch (IllegalArgumentException _) { // whose message may show the digits
      throw new IllegalArgumentException("32 or 64 hexadecimal digits");
    }
  }

  private static AuthenticationManagementField amf(String digits) {
    if (!digits.matches("[0-9a-fA-F]{4}")) {
      throw new IllegalArgumentException("4 hexadecimal digits");
    }
    return new AuthenticationManagementField(Integer.parseInt(digits, 16));
  }

  private static <T> T orElse(@Nullable T given, T otherwise) {
    return given == null ? otherwise : given;
  }
}
