package io.telcomesh.nas.eps.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A tab-separated table among the test resources.
final class Table {
  private Table() {}

  /// The cells of its lines without the headings.
  static List<String[]> of(String name) {
    try (var table = Objects.requireNonNull(Table.class.getResourceAsStream(name))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
