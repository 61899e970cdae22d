package io.telcomesh.hss.subscribers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.telcomesh.boot.Network;
import io.telcomesh.codec.Octets;
import io.telcomesh.hss.subscription.Credentials;
import io.telcomesh.hss.subscription.Credentials.Algorithm;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.security.AuthenticationManagementField;
import io.telcomesh.security.DerivedKeys;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The operator's way to the subscribers. It binds to the management interface only.
@RestController
@RequestMapping("/subscribers")
@Tag(name = "Subscribers")
class SubscriberController {
  private static final int MOST_A_PAGE = 1000;
  private static final int BATCH = 1000;

  private final JdbcSubscribers subscribers;
  private final SubscriptionListener listener;
  private final SubscriptionNews news;
  private final Network network;

  SubscriberController(
      JdbcSubscribers subscribers,
      SubscriptionListener listener,
      SubscriptionNews news,
      Network network) {
    this.subscribers = subscribers;
    this.listener = listener;
    this.news = news;
    this.network = network;
  }

  /// @param next to be asked with as `after`; absent on the last page
  record Page(long total, List<SubscriberView> subscribers, @Nullable String next) {}

  record Range(String first, String last, int count) {}

  @GetMapping
  @Operation(summary = "Lists subscribers by IMSI, a page at a time")
  Page list(
      @RequestParam(defaultValue = "") String after, @RequestParam(defaultValue = "50") int size) {
    var fields = new Fields();
    if (size < 1 || size > MOST_A_PAGE) {
      fields.wrong("size", "1 to " + MOST_A_PAGE);
    }
    return fields.make("size", () -> page(after, size));
  }

  @GetMapping("/{imsi}")
  @Operation(summary = "A subscriber, without keys")
  SubscriberView read(@PathVariable String imsi) {
    return view(existing(imsi));
  }

  @PostMapping
  @Operation(summary = "Creates a subscriber")
  ResponseEntity<SubscriberView> create(@RequestBody SubscriberBody.Create body) {
    var fields = new Fields();
    var reader = new SubscriberReader(fields, network.apns());
    var imsi = fields.required("imsi", body.imsi(), "6 to 15 digits", Imsi::new);
    var credentials = reader.credentials(body.authentication());
    var template = reader.template(body.subscription());
    var subscriber =
        fields.make(
            "subscription",
            () -> template.subscriber(imsi.orElseThrow(), credentials.orElseThrow()));
    insert(List.of(subscriber));
    return ResponseEntity.created(URI.create("/subscribers/" + subscriber.imsi()))
        .body(view(subscriber));
  }

  @PutMapping("/{imsi}")
  @Operation(summary = "Changes a subscriber; without authentication the keys stay")
  SubscriberView update(@PathVariable String imsi, @RequestBody SubscriberBody.Update body) {
    var before = existing(imsi);
    var fields = new Fields();
    var reader = new SubscriberReader(fields, network.apns());
    var credentials =
        body.authentication() == null
            ? Optional.of(before.credentials())
            : reader.credentials(body.authentication());
    var template = reader.template(body.subscription());
    var subscriber =
        fields.make(
            "subscription", () -> template.subscriber(before.imsi(), credentials.orElseThrow()));
    subscribers.update(subscriber);
    news.changed(before, subscriber);
    return view(subscriber);
  }

  @DeleteMapping("/{imsi}")
  @Operation(summary = "Deletes a subscriber; the MME that serves him is told")
  ResponseEntity<Void> delete(@PathVariable String imsi) {
    delete(new ImsiRange(existing(imsi).imsi(), 1));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/ranges")
  @Operation(summary = "Creates subscribers with keys derived from a seed")
  ResponseEntity<Range> createRange(@RequestBody SubscriberBody.CreateRange body) {
    var fields = new Fields();
    var range = range(fields, body.first(), body.count());
    var seed =
        fields.required(
            "seed", body.seed(), "32 hexadecimal digits or more", SubscriberController::seed);
    var template = new SubscriberReader(fields, network.apns()).template(body.subscription());
    var all =
        fields.make(
            "subscription",
            () ->
                range
                    .orElseThrow()
                    .all()
                    .map(imsi -> template.subscriber(imsi, derived(seed.orElseThrow(), imsi)))
                    .toList());
    subscribers
        .firstOf(range.orElseThrow())
        .ifPresent(imsi -> {
          throw exists(imsi);
        });
    for (int from = 0; from < all.size(); from += BATCH) {
      insert(all.subList(from, Math.min(from + BATCH, all.size())));
    }
    return ResponseEntity.status(HttpStatus.CREATED).body(view(range.orElseThrow()));
  }

  @DeleteMapping("/ranges")
  @Operation(summary = "Deletes the subscribers of a range; answers how many there were")
  Range deleteRange(@RequestParam String first, @RequestParam int count) {
    var fields = new Fields();
    var range = range(fields, first, count);
    var wanted = fields.make("count", range::orElseThrow);
    return new Range(wanted.first().digits(), wanted.last().digits(), delete(wanted));
  }

  private Page page(String after, int size) {
    var found = subscribers.page(after, size + 1);
    var shown = found.subList(0, Math.min(size, found.size()));
    var next = found.size() > size ? shown.getLast().imsi().digits() : null;
    return new Page(subscribers.count(), shown.stream().map(this::view).toList(), next);
  }

  private void insert(List<Subscriber> some) {
    try {
      subscribers.insert(some);
    } catch (DuplicateKeyException _) {
      throw exists(some.getFirst().imsi());
    }
    some.forEach(news::created);
  }

  private int delete(ImsiRange range) {
    var gone = subscribers.delete(range);
    gone.forEach(listener::withdrawn);
    return gone.size();
  }

  private Subscriber existing(String digits) {
    var fields = new Fields();
    var imsi = fields.optional("imsi", digits, Imsi::new);
    var wanted = fields.make("imsi", imsi::orElseThrow);
    return subscribers
        .find(wanted)
        .orElseThrow(
            () -> new SubscriberProblem(HttpStatus.NOT_FOUND, "There is no subscriber " + wanted))
        .subscriber();
  }

  private static SubscriberProblem exists(Imsi imsi) {
    return new SubscriberProblem(
        HttpStatus.CONFLICT, "There is a subscriber %s already".formatted(imsi));
  }

  private SubscriberView view(Subscriber subscriber) {
    return SubscriberView.of(subscriber, subscribers.servingMme(subscriber.imsi()));
  }

  private static Range view(ImsiRange range) {
    return new Range(range.first().digits(), range.last().digits(), range.count());
  }

  private static Optional<ImsiRange> range(
      Fields fields, @Nullable String first, @Nullable Integer count) {
    var imsi = fields.required("first", first, "6 to 15 digits", Imsi::new);
    return imsi.flatMap(from ->
        fields.required(
            "count", count, "1 to " + ImsiRange.MOST, many -> new ImsiRange(from, many)));
  }

  private static Octets seed(String digits) {
    if (!digits.matches("([0-9a-fA-F]{2}){16,64}")) {
      throw new IllegalArgumentException("32 to 128 hexadecimal digits, two for each octet");
    }
    return Octets.hex(digits);
  }

  private static Credentials derived(Octets seed, Imsi imsi) {
    var keys = DerivedKeys.of(seed, imsi.digits());
    return new Credentials(
        Algorithm.MILENAGE, keys.k(), keys.opc(), AuthenticationManagementField.EPS);
  }
}
