package io.telcomesh.hss.subscribers;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.telcomesh.boot.Network;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Credentials.Algorithm;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.Key;
import io.telcomesh.security.RandomSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// New SIM cards: subscribers with keys that nobody can guess, told once to whoever has the cards
/// made.
@RestController
@RequestMapping("/subscribers/sim-batches")
@Tag(name = "Files")
class SimBatchController {
  private static final int KEY_LENGTH = 16;
  private static final int MOST = 100_000;

  private final JdbcSubscribers subscribers;
  private final SubscriptionNews news;
  private final Network network;
  private final RandomSource random = RandomSource.secure();

  SimBatchController(JdbcSubscribers subscribers, SubscriptionNews news, Network network) {
    this.subscribers = subscribers;
    this.news = news;
    this.network = network;
  }

  /// @param first the first IMSI
  /// @param count 1 to 100,000
  /// @param iccid the first card's, 18 digits without the check digit; absent: the file has none
  /// @param op the operator's OP (32 hexadecimal digits); absent: each card has an OPc of its own
  record Batch(
      @Nullable String first,
      @Nullable Integer count,
      @Nullable String iccid,
      @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable String op,
      SubscriberBody.@Nullable Subscription subscription) {
    @Override
    public String toString() {
      return "Batch[redacted]";
    }
  }

  /// A card's line.
  @JsonPropertyOrder({"iccid", "imsi", "k", "opc"})
  record Card(@Nullable String iccid, String imsi, String k, String opc) {
    @Override
    public String toString() {
      return "Card[redacted]";
    }
  }

  @PostMapping(produces = CsvController.CSV)
  @Operation(summary = "Creates subscribers with random keys; the answer is the file for the cards")
  ResponseEntity<String> create(@RequestBody Batch body) {
    var fields = new Fields();
    var first = fields.required("first", body.first(), "6 to 15 digits", Imsi::new);
    var count = fields.required("count", body.count(), "1 to " + MOST, SimBatchController::count);
    var range = first.flatMap(from -> count.flatMap(many -> range(fields, from, many)));
    var iccid = fields.optional("iccid", body.iccid(), Iccid::new);
    var op = fields.optional("op", body.op(), SimBatchController::key);
    var template = new SubscriberReader(fields, network.apns()).template(body.subscription());
    var made =
        fields.make(
            "subscription",
            () ->
                range
                    .orElseThrow()
                    .all()
                    .map(imsi -> template.subscriber(imsi, credentials(op)))
                    .toList());
    refuseWhatIsThere(range.orElseThrow());
    subscribers.insert(made);
    made.forEach(news::created);
    return ResponseEntity.status(HttpStatus.CREATED)
        .header("Cache-Control", "no-store")
        .body(file(made, iccid));
  }

  private void refuseWhatIsThere(ImsiRange range) {
    subscribers
        .firstOf(range)
        .ifPresent(imsi -> {
          throw new SubscriberProblem(
              HttpStatus.CONFLICT, "There is a subscriber %s already".formatted(imsi));
        });
  }

  private Credentials credentials(Optional<Key> op) {
    var k = new Key(random.octets(KEY_LENGTH));
    var amf = AuthenticationManagementField.EPS;
    return op.map(key -> Credentials.withOperatorKey(Algorithm.MILENAGE, k, key, amf))
        .orElseGet(
            () -> new Credentials(Algorithm.MILENAGE, k, new Key(random.octets(KEY_LENGTH)), amf));
  }

  private static String file(List<Subscriber> made, Optional<Iccid> first) {
    var cards =
        IntStream.range(0, made.size())
            .mapToObj(i -> card(made.get(i), first.map(iccid -> iccid.after(i))))
            .toList();
    var schema = CsvFile.CSV.schemaFor(Card.class).withHeader();
    return CsvFile.CSV.writer(schema).writeValueAsString(cards);
  }

  private static Card card(Subscriber subscriber, Optional<String> iccid) {
    var credentials = subscriber.credentials();
    return new Card(
        iccid.orElse(null),
        subscriber.imsi().digits(),
        credentials.k().octets().toHex(),
        credentials.operatorVariant().octets().toHex());
  }

  private static Optional<ImsiRange> range(Fields fields, Imsi first, int count) {
    return fields.optional("count", count, many -> new ImsiRange(first, many));
  }

  private static int count(int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("1 to " + MOST);
    }
    return count;
  }

  private static Key key(String digits) {
    if (!digits.matches("[0-9a-fA-F]{32}")) {
      throw new IllegalArgumentException("32 hexadecimal digits");
    }
    return Key.hex(digits);
  }
}
