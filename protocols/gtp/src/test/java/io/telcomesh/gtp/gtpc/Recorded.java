package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Messages recorded between other people's functions, and lines of tables.
final class Recorded {
  private static final Map<String, Octets> MESSAGES =
      lines("messages.tsv").stream()
          .collect(Collectors.toMap(line -> line[0], line -> Octets.hex(line[1])));

  private Recorded() {}

  static Octets message(String name) {
    var message = MESSAGES.get(name);
    if (message == null) {
      throw new IllegalArgumentException("no message " + name);
    }
    return message;
  }

  static List<String> names() {
    return MESSAGES.keySet().stream().sorted().toList();
  }

  /// The columns of a table below its header line.
  static List<String[]> lines(String resource) {
    try (var in = Recorded.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> line.split("\t", -1)).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// The IEs of a body in the order of their tags, those of Bearer Contexts too.
  static List<String> sorted(Octets body) {
    var lines = new ArrayList<String>();
    GtpcFraming.GTPC.split(
        body.reader(),
        List.of(),
        (tag, value) -> {
          lines.add(
              "%03d.%02d %s"
                  .formatted(tag.type(), tag.instance(), tag.type() == 93 ? sorted(value) : value));
        });
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  static Octets body(Octets datagram) {
    return datagram.from((datagram.at(0) & 8) != 0 ? 12 : 8);
  }
}
