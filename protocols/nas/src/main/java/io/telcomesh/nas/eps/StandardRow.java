package io.telcomesh.nas.eps;

import io.telcomesh.nas.NamedElement;
import io.telcomesh.nas.NasDictionary;
import io.telcomesh.nas.NasFormat;
import io.telcomesh.nas.eps.ie.Elements;
import io.telcomesh.security.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A line of a table of TS 24.301 clause 8, as `messages.tsv` has it.
///
/// @param messageType two hexadecimal digits; empty for the Service request
/// @param direction `ue-to-network`, `network-to-ue` or `both`
/// @param order from 1; 0 for the only line of a message without elements
/// @param identifier as `50`, or `F-` for half an octet; empty in the imperative part
/// @param octets of the whole element, as `13`, `3-n` or `1/2`
record StandardRow(
    String protocol,
    String messageType,
    String message,
    String direction,
    String clause,
    int order,
    String identifier,
    String name,
    String presence,
    String format,
    String octets,
    String type) {
  static final String SPARE = "Spare half octet";
  static final List<StandardRow> ALL = load();

  /// The elements of a message.
  ///
  /// @param header the names of those in its header
  static NasDictionary dictionary(String message, List<String> header, Direction... directions) {
    var places = new ArrayList<>(header);
    var elements = new HashMap<Integer, NasDictionary.Entry>();
    for (var row : of(message, directions)) {
      if (!row.identifier.isEmpty()) {
        elements.put(row.iei(), row.entry());
      } else if (!row.name.equals(SPARE)) {
        places.add(row.name);
      }
    }
    return new NasDictionary(places, elements);
  }

  /// The lines of a message in order.
  static List<StandardRow> of(String message, Direction... directions) {
    return ALL.stream()
        .filter(row -> row.message.equals(message) && row.order > 0)
        .filter(row -> row.isOf(directions))
        .toList();
  }

  private boolean isOf(Direction... directions) {
    return direction.equals("both")
        || List.of(directions)
            .contains(direction.equals("ue-to-network") ? Direction.UPLINK : Direction.DOWNLINK);
  }

  private int iei() {
    return Integer.parseInt(identifier.replace('-', '0'), 16);
  }

  private NasDictionary.Entry entry() {
    return new NasDictionary.Entry(nasFormat(), NamedElement.of(name, Elements.ofType(type)));
  }

  NasFormat nasFormat() {
    return switch (format) {
      case "V" -> octets.equals("1/2") ? NasFormat.HALF : NasFormat.v(Integer.parseInt(octets));
      case "LV" -> NasFormat.LV;
      case "LV-E" -> NasFormat.LV_E;
      case "TV" -> NasFormat.tv(Integer.parseInt(octets));
      case "TLV" -> NasFormat.TLV;
      case "TLV-E" -> NasFormat.TLV_E;
      default -> throw new IllegalStateException("no format " + format);
    };
  }

  private static List<StandardRow> load() {
    try (var table = StandardRow.class.getResourceAsStream("messages.tsv")) {
      if (table == null) {
        throw new IllegalStateException("messages.tsv is not in the jar");
      }
      var text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> of(line.split("\t", -1))).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static StandardRow of(String[] cells) {
    return new StandardRow(
        cells[0],
        cells[1],
        cells[2],
        cells[3],
        cells[4],
        Integer.parseInt(cells[5]),
        cells[6],
        cells[7],
        cells[8],
        cells[9],
        cells[10],
        cells[11]);
  }
}
