package io.telcomesh.codec;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// An information element (S1AP, NAS, GTP) or an AVP (Diameter): its name in the standard and how
/// one value of it lies in octets. How the element is announced on the wire (identifier, length,
/// criticality) is not its business but that of the [Framing]; where it may stand in a message is a
/// [Row].
///
/// @param <V> the value; immutable, compared with `equals`
public interface Element<V> {
  /// As the standard spells it.
  String name();

  /// Reads a value. What follows it is left unread and ignored, so that a later release may
  /// lengthen an element.
  ///
  /// @throws DecodeException when the octets are no such value
  V decode(OctetReader in);

  void encode(V value, OctetWriter out);

  /// The value for the eye: logs, the call flow, test differences.
  default Tree render(V value) {
    return Tree.leaf(name(), String.valueOf(value));
  }

  /// Whether values are keys or the like, which are redacted wherever messages are shown or kept.
  default boolean secret() {
    return false;
  }

  /// The table of a value that is itself made of fields.
  default Optional<Table<?, ?>> group() {
    return Optional.empty();
  }

  /// A value as it may be shown: a secret, or what is secret in a group, in zeros.
  default Octets redact(Octets value) {
    return secret()
        ? Octets.zeros(value.length())
        : group().map(table -> table.redact(value)).orElse(value);
  }

  static <V> Element<V> of(
      String name, Function<OctetReader, V> decoder, BiConsumer<V, OctetWriter> encoder) {
    return new FunctionElement<>(name, decoder, encoder, false);
  }

  /// As [#of], for values that nobody may see.
  static <V> Element<V> secret(
      String name, Function<OctetReader, V> decoder, BiConsumer<V, OctetWriter> encoder) {
    return new FunctionElement<>(name, decoder, encoder, true);
  }

  /// Octets as they are, to the end.
  static Element<Octets> octets(String name) {
    return of(name, OctetReader::rest, (value, out) -> out.octets(value));
  }
}
