package io.telcomesh.diameter;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Decoded;
import io.telcomesh.codec.Octets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Messages that other people's functions exchanged: Open5GS (freeDiameter) and Magma; and those of
/// `composed.tsv` that nobody has recorded: put together from the standard's tables without our
/// encoder, and read by tshark 4.0 as they are meant.
record Recorded(String source, Octets octets) {
  static Stream<Recorded> all() {
    return Stream.of("recorded.tsv", "composed.tsv")
        .flatMap(Recorded::lines)
        .map(row -> new Recorded(row.get(0), Octets.hex(row.get(1))));
  }

  static Recorded of(String source) {
    return all().filter(each -> each.source.equals(source)).findFirst().orElseThrow();
  }

  /// The only message of a kind in the attach that Open5GS served.
  static <M extends DiameterMessage> M first(Class<M> type) {
    return all()
        .map(each -> Diameter.decode(each.octets).body())
        .flatMap(Recorded::accepted)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow();
  }

  DiameterMessage decode() {
    return Diameter.decode(octets).body().orThrow();
  }

  static Stream<List<String>> lines(String table) {
    try (var in = Recorded.class.getResourceAsStream(table)) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().skip(1).map(line -> List.of(line.split("\t", -1)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Stream<DiameterMessage> accepted(Decoded<? extends DiameterMessage> body) {
    try {
      return Stream.of(body.orThrow());
    } catch (DecodeException rejected) {
      return Stream.empty();
    }
  }

  @Override
  public String toString() {
    return source;
  }
}
