package io.telcomesh.s1ap.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The lines of the standard's tables as they stand in the `.tsv` resources.
final class Rows {
  private Rows() {}

  /// An IE of a message, or a message without IEs (`ieId` -1).
  record MessageRow(
      int procedureCode,
      String procedure,
      String procedureCriticality,
      String message,
      String kind,
      int ieId,
      String ieName,
      String criticality,
      String presence,
      String type) {}

  /// An item of a list of single containers.
  record ItemRow(String set, int id, String name, String criticality, String type) {}

  /// An extension of a type.
  record ExtensionRow(String set, int id, String name, String criticality, String type) {}

  /// A type: its kind, its constraint (`1..16, ext`), its members.
  record TypeRow(String name, String kind, String constraint, String members) {}

  static List<MessageRow> messages() {
    return lines("s1ap-messages.tsv").stream()
        .map(f ->
            new MessageRow(
                Integer.parseInt(f[0]),
                f[1],
                f[2],
                f[3],
                f[4],
                f[6].isEmpty() ? -1 : Integer.parseInt(f[6]),
                f[7],
                f[8],
                f[9],
                f[10]))
        .toList();
  }

  static List<ItemRow> items() {
    return lines("s1ap-containers.tsv").stream()
        .map(f -> new ItemRow(f[5], Integer.parseInt(f[6]), f[7], f[8], f[10]))
        .toList();
  }

  static List<ExtensionRow> extensions() {
    return lines("s1ap-extensions.tsv").stream()
        .map(f -> new ExtensionRow(f[1], Integer.parseInt(f[3]), f[4], f[5], f[7]))
        .toList();
  }

  static List<TypeRow> types() {
    return lines("s1ap-types.tsv").stream().map(f -> new TypeRow(f[0], f[1], f[2], f[3])).toList();
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in = Rows.class.getResourceAsStream("/io/telcomesh/s1ap/" + resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the module");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
