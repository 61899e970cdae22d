package io.telcomesh.testbed.decode;

import io.telcomesh.codec.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whether the octets that a message was read from come back when it is written, and the message
/// when those are read.
///
/// @param reason of a difference, else empty
record Reencoding(Outcome outcome, String reason) {
  private static final int LONGEST_REASON = 400;

  /// How messages of a protocol are read and written.
  ///
  /// @param fields the parts of a message, sorted, as text
  record Way<M>(
      Function<M, Octets> encode,
      Function<Octets, Optional<M>> decode,
      Function<Octets, List<String>> fields) {}

  static <M> Reencoding of(M message, Octets received, Way<M> way) {
    Octets written;
    try {
      written = way.encode().apply(message);
    } catch (IllegalArgumentException impossible) {
      return different("cannot be encoded: " + impossible.getMessage());
    }
    if (way.decode().apply(written).filter(message::equals).isEmpty()) {
      return different("does not read the same when it was encoded: " + written);
    }
    if (written.equals(received)) {
      return new Reencoding(Outcome.IDENTICAL, "");
    }
    var before = way.fields().apply(received);
    var after = way.fields().apply(written);
    return before.equals(after)
        ? new Reencoding(Outcome.EQUAL_WHEN_SORTED, "")
        : different(difference(before, after));
  }

  private static Reencoding different(String reason) {
    boolean fits = reason.length() <= LONGEST_REASON;
    return new Reencoding(
        Outcome.DIFFERENT, fits ? reason : reason.substring(0, LONGEST_REASON) + "…");
  }

  private static String difference(List<String> before, List<String> after) {
    return "received %s, encoded %s".formatted(without(before, after), without(after, before));
  }

  private static String without(List<String> all, List<String> others) {
    var rest = new ArrayList<>(all);
    others.forEach(rest::remove);
    return rest.isEmpty() ? "nothing else" : String.join(", ", rest);
  }
}
