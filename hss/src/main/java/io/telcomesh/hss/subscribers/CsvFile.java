package io.telcomesh.hss.subscribers;

import io.telcomesh.boot.configuration.WrongValue;
import io.telcomesh.boot.configuration.WrongValues;
import io.telcomesh.hss.subscription.Subscriber;
import io.telcomesh.identifiers.Apn;
import io.telcomesh.identifiers.Imsi;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/// Reads a file of subscribers, RFC 4180 with a header line: all of it or nothing.
final class CsvFile {
  static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
          .enable(CsvReadFeature.TRIM_SPACES)
          .enable(CsvReadFeature.SKIP_EMPTY_LINES)
          .enable(CsvReadFeature.EMPTY_STRING_AS_NULL)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  static final int MOST = 100_000;
  private static final int MOST_FAULTS = 100;

  private final List<Apn> defaultApns;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Subscriber> subscribers = new ArrayList<>();
  private final Set<Imsi> seen = new HashSet<>();

  /// What is wrong in a line; a key's digits are never told back.
  record Fault(int line, String field, String allowed) {}

  /// A file that is not taken.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    Refused(List<Fault> faults) {
      super("%d lines are wrong".formatted(faults.size()));
      this.faults = List.copyOf(faults);
    }

    List<Fault> faults() {
      return faults;
    }
  }

  private CsvFile(List<Apn> defaultApns) {
    this.defaultApns = defaultApns;
  }

  /// @throws Refused with the faults of all lines, when there are any
  static List<Subscriber> read(InputStream file, List<Apn> defaultApns) {
    var reading = new CsvFile(defaultApns);
    reading.lines(file);
    if (!reading.faults.isEmpty()) {
      throw new Refused(reading.faults);
    }
    return reading.subscribers;
  }

  private void lines(InputStream file) {
    int line = 1;
    try (MappingIterator<CsvSubscriber> rows =
        CSV.readerFor(CsvSubscriber.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file)) {
      while (faults.size() < MOST_FAULTS && rows.hasNextValue()) {
        line++;
        subscriber(line, rows.nextValue());
      }
    } catch (JacksonException unreadable) {
      faults.add(new Fault(line, field(unreadable), "a line of the header's columns"));
    }
  }

  private void subscriber(int line, CsvSubscriber row) {
    if (subscribers.size() == MOST) {
      faults.add(new Fault(line, "", "a file has %d lines at most".formatted(MOST)));
      return;
    }
    try {
      var read = subscriber(row);
      if (!seen.add(read.imsi())) {
        faults.add(new Fault(line, "imsi", "each once"));
      }
      subscribers.add(read);
    } catch (WrongValues wrong) {
      wrong.values().stream().map(value -> fault(line, value)).forEach(faults::add);
    }
  }

  private Subscriber subscriber(CsvSubscriber row) {
    var fields = new Fields();
    var reader = new SubscriberReader(fields, defaultApns);
    var imsi = fields.required("imsi", row.imsi(), "6 to 15 digits", Imsi::new);
    var credentials = reader.credentials(row.authentication());
    var template = fields.optional("apns", row, CsvSubscriber::subscription).map(reader::template);
    return fields.make(
        "subscription",
        () -> template.orElseThrow().subscriber(imsi.orElseThrow(), credentials.orElseThrow()));
  }

  private static Fault fault(int line, WrongValue value) {
    return new Fault(
        line, value.key().replaceFirst("^(subscription|authentication)\\.", ""), value.allowed());
  }

  private static String field(JacksonException unreadable) {
    return unreadable.getPath().isEmpty()
        ? ""
        : String.valueOf(unreadable.getPath().getLast().getPropertyName());
  }
}
