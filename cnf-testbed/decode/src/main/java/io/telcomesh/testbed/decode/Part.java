package io.telcomesh.testbed.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A part of a message for comparison: a header, an information element, an AVP.
///
/// @param flags what is said about it beside its name, as text
/// @param value in hexadecimal, empty where it is made of parts
/// @param inside sorted
record Part(String name, String flags, String value, List<Part> inside) {
  Part {
    inside = sorted(inside);
  }

  static List<Part> sorted(List<Part> parts) {
    return parts.stream().sorted((one, other) -> one.text().compareTo(other.text())).toList();
  }

  private String text() {
    return inside.stream()
        .map(Part::text)
        .collect(Collectors.joining(" ", name + flags + value, ""));
  }

  /// What is not the same in two lists of parts: a line for each.
  static List<String> differences(List<Part> received, List<Part> encoded) {
    var lines = new ArrayList<String>();
    var missing = without(received, encoded);
    var added = without(encoded, received);
    for (var part : missing) {
      var partner = added.stream().filter(each -> each.name.equals(part.name)).findFirst();
      partner.ifPresent(added::remove);
      partner.ifPresentOrElse(
          other -> lines.addAll(part.differences(other)),
          () -> lines.add("%s received only".formatted(part.name)));
    }
    added.forEach(part -> lines.add("%s encoded only".formatted(part.name)));
    return lines;
  }

  private List<String> differences(Part other) {
    var lines = new ArrayList<String>();
    if (!flags.equals(other.flags)) {
      lines.add("%s received with %s, encoded with %s".formatted(name, flags, other.flags));
    }
    if (!value.equals(other.value)) {
      lines.add("%s received as %s, encoded as %s".formatted(name, value, other.value));
    }
    differences(inside, other.inside).stream()
        .map(line -> "%s / %s".formatted(name, line))
        .forEach(lines::add);
    return lines;
  }

  private static List<Part> without(List<Part> all, List<Part> others) {
    var rest = new ArrayList<>(all);
    others.forEach(rest::remove);
    return rest;
  }
}
