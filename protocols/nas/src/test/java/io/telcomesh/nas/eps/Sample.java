package io.telcomesh.nas.eps;

import io.telcomesh.codec.Octets;
import io.telcomesh.nas.eps.security.NasSecurityContext;
import io.telcomesh.nas.eps.security.Unprotected;
import io.telcomesh.security.Direction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// NAS messages that other stacks exchanged: those that are protected have null ciphering.
record Sample(String source, Direction direction, Octets octets) {
  static List<Sample> all() {
    try (var table = Objects.requireNonNull(Sample.class.getResourceAsStream("samples.tsv"))) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t"))
          .map(cells ->
              new Sample(
                  cells[0],
                  Direction.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                  Octets.hex(cells[2])))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Without its protection.
  Octets plain() {
    return switch (NasSecurityContext.unprotectWithoutContext(octets)) {
      case Unprotected.Plain(var message) -> message;
      case Unprotected.IntegrityFailed(var _, var message) -> message;
      case Unprotected other -> throw new AssertionError(other);
    };
  }

  /// Whether there is a record for it: not yet for dedicated bearers and the transport of SMS.
  boolean implemented() {
    var plain = plain();
    int type = plain.at((plain.at(0) & 0xf) == Nas.ESM ? 2 : 1);
    return plain.at(0) >> 4 == 12 || !List.of(0x62, 0xc5, 0xc6).contains(type);
  }
}
