package io.telcomesh.s1ap;

import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// PDUs that other stacks have sent: published samples, and single messages of captures.
final class Samples {
  private Samples() {}

  record Sample(String message, String source, Octets pdu) {
    @Override
    public String toString() {
      return message + " of " + source;
    }
  }

  static List<Sample> all() {
    return lines("samples.tsv").stream()
        .map(fields -> new Sample(fields[0], fields[1], Octets.hex(fields[2])))
        .toList();
  }

  static List<String[]> lines(String resource) {
    try (var in = Objects.requireNonNull(Samples.class.getResourceAsStream(resource), resource)) {
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
