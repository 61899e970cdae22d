package io.telcomesh.testbed.decode;

import io.telcomesh.codec.Octets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whether the octets that a message was read from come back when it is written, and the message
/// when those are read.
///
/// @param reason of a difference, else empty
record Reencoding(Outcome outcome, String reason) {
  private static final int LONGEST_REASON = 1000;

  /// How messages of a protocol are read and written.
  ///
  /// @param parts of a message, sorted
  record Way<M>(
      Function<M, Octets> encode,
      Function<Octets, Optional<M>> decode,
      Function<Octets, List<Part>> parts) {}

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
    var before = way.parts().apply(received);
    var after = way.parts().apply(written);
    return before.equals(after)
        ? new Reencoding(Outcome.EQUAL_WHEN_SORTED, "")
        : different(String.join("; ", Part.differences(before, after)));
  }

  private static Reencoding different(String reason) {
    boolean fits = reason.length() <= LONGEST_REASON;
    return new Reencoding(
        Outcome.DIFFERENT, fits ? reason : reason.substring(0, LONGEST_REASON) + "…");
  }
}
