package io.telcomesh.hss.subscribers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.telcomesh.boot.Network;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.Imsi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Subscribers in files, RFC 4180.
@RestController
@RequestMapping("/subscribers")
@Tag(name = "Files")
class CsvController {
  static final String CSV = "text/csv";
  private static final Logger LOG = LoggerFactory.getLogger(CsvController.class);
  private static final int PAGE = 500;

  private final JdbcSubscribers subscribers;
  private final SubscriptionNews news;
  private final ManagementToken token;
  private final Network network;

  CsvController(
      JdbcSubscribers subscribers, SubscriptionNews news, ManagementToken token, Network network) {
    this.subscribers = subscribers;
    this.news = news;
    this.token = token;
    this.network = network;
  }

  record Imported(int added, int replaced) {}

  @PostMapping(path = "/import", consumes = CSV)
  @Operation(
      summary = "Adds the subscribers of a CSV file: all or, where a line is wrong, none",
      description =
          "Columns by the header: imsi, msisdn, algorithm, k, op, opc, amf, ambrUplink, ambrDownlink,"
              + " barring, accessRestriction, roaming, apns. With replace=true those that are there"
              + " already are replaced; else the file is refused",
      requestBody =
          @io.swagger.v3.oas.annotations.parameters.RequestBody(
              required = true,
              content = @Content(mediaType = CSV, schema = @Schema(type = "string"))))
  Imported add(InputStream file, @RequestParam(defaultValue = "false") boolean replace) {
    var all = CsvFile.read(file, network.apns());
    var before = there(all);
    if (!replace && !before.isEmpty()) {
      throw new SubscriberProblem(
          HttpStatus.CONFLICT,
          "%d of them are there already, the first %s"
              .formatted(before.size(), before.keySet().iterator().next()));
    }
    if (before.isEmpty()) {
      subscribers.insert(all);
    } else {
      subscribers.replace(all, before.keySet());
    }
    all.forEach(subscriber -> tell(before, subscriber));
    return new Imported(all.size() - before.size(), before.size());
  }

  @GetMapping(path = "/export", produces = CSV)
  @Operation(
      summary = "All subscribers as a CSV file that import takes",
      description = "Keys only with with-keys=true, which needs a management token")
  ResponseEntity<StreamingResponseBody> export(
      @RequestParam(name = "with-keys", defaultValue = "false") boolean withKeys) {
    if (withKeys && !token.required()) {
      throw new SubscriberProblem(
          HttpStatus.FORBIDDEN, "Keys are told only where hss.management-token is set");
    }
    if (withKeys) {
      LOG.warn("Subscribers are exported with their keys");
    }
    return ResponseEntity.ok()
        .header("Content-Disposition", "attachment; filename=subscribers.csv")
        .header("Cache-Control", "no-store")
        .body(out -> write(out, withKeys));
  }

  @ExceptionHandler
  ProblemDetail wrongLines(CsvFile.Refused refused) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.BAD_REQUEST, "Nothing was imported, for the file has mistakes");
    problem.setProperty("errors", refused.faults());
    return problem;
  }

  private void write(OutputStream out, boolean withKeys) throws IOException {
    var schema = CsvFile.CSV.schemaFor(CsvSubscriber.class).withHeader();
    try (var lines = CsvFile.CSV.writer(schema).forType(CsvSubscriber.class).writeValues(out)) {
      for (var page = subscribers.page("", PAGE); !page.isEmpty(); page = after(page)) {
        page.forEach(subscriber -> lines.write(CsvSubscriber.of(subscriber, withKeys)));
      }
    }
  }

  private List<Subscriber> after(List<Subscriber> page) {
    return subscribers.page(page.getLast().imsi().digits(), PAGE);
  }

  private Map<Imsi, Subscriber> there(List<Subscriber> all) {
    var there = new LinkedHashMap<Imsi, Subscriber>();
    for (var imsi : subscribers.existing(all.stream().map(Subscriber::imsi).toList())) {
      subscribers.find(imsi).ifPresent(stored -> there.put(imsi, stored.subscriber()));
    }
    return there;
  }

  private void tell(Map<Imsi, Subscriber> before, Subscriber after) {
    if (before.containsKey(after.imsi())) {
      news.changed(before.get(after.imsi()), after);
    } else {
      news.created(after);
    }
  }
}
