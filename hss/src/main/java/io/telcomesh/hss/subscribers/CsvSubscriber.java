package io.telcomesh.hss.subscribers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.telcomesh.hss.subscribers.SubscriberBody.Apn;
import io.telcomesh.hss.subscribers.SubscriberBody.Authentication;
import io.telcomesh.hss.subscribers.SubscriberBody.Rates;
import io.telcomesh.hss.subscribers.SubscriberBody.Subscription;
import io.telcomesh.hss.subscription.Credentials.Algorithm;
import io.telcomesh.hss.subscription.Subscriber;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A line of a file of subscribers: the fields of the REST body under the same names, each empty
/// where the default is meant.
///
/// @param apns the names of network identifiers with blanks between them, or the JSON array of the
///   REST body
@JsonPropertyOrder({
  "imsi",
  "msisdn",
  "algorithm",
  "k",
  "op",
  "opc",
  "amf",
  "ambrUplink",
  "ambrDownlink",
  "barring",
  "accessRestriction",
  "roaming",
  "apns"
})
@JsonInclude(JsonInclude.Include.ALWAYS)
record CsvSubscriber(
    @Nullable String imsi,
    @Nullable String msisdn,
    @Nullable Algorithm algorithm,
    @Nullable String k,
    @Nullable String op,
    @Nullable String opc,
    @Nullable String amf,
    @Nullable Long ambrUplink,
    @Nullable Long ambrDownlink,
    @Nullable Long barring,
    @Nullable Long accessRestriction,
    @Nullable String roaming,
    @Nullable String apns) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /// @param withKeys whether K and OPc are told
  static CsvSubscriber of(Subscriber subscriber, boolean withKeys) {
    var view = SubscriberView.of(subscriber, java.util.Optional.empty()).subscription();
    var credentials = subscriber.credentials();
    return new CsvSubscriber(
        subscriber.imsi().digits(),
        view.msisdn(),
        credentials.algorithm(),
        withKeys ? credentials.k().octets().toHex() : null,
        null,
        withKeys ? credentials.operatorVariant().octets().toHex() : null,
        "%04x".formatted(credentials.amf().value()),
        view.ambr().uplink(),
        view.ambr().downlink(),
        view.barring(),
        view.accessRestriction(),
        view.roaming(),
        JSON.writeValueAsString(view.apns()));
  }

  Authentication authentication() {
    return new Authentication(algorithm, k, op, opc, amf);
  }

  /// @throws IllegalArgumentException when the APNs have neither form
  Subscription subscription() {
    return new Subscription(
        msisdn,
        new Rates(ambrUplink, ambrDownlink),
        barring,
        accessRestriction,
        roaming,
        apns == null ? null : apns(apns));
  }

  private static List<Apn> apns(String cell) {
    if (!cell.startsWith("[")) {
      return Arrays.stream(cell.strip().split("\\s+"))
          .map(name -> new Apn(name, null, null, null, null, null, null))
          .toList();
    }
    try {
      return JSON.readValue(cell, new TypeReference<List<Apn>>() {});
    } catch (tools.jackson.core.JacksonException _) {
      throw new IllegalArgumentException("names, or the JSON array of the REST body");
    }
  }

  @Override
  public String toString() {
    return "CsvSubscriber[redacted]";
  }
}
