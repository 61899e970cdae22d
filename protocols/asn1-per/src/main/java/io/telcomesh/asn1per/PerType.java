package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import java.util.function.Function;

/// An ASN.1 type: how its values lie in aligned PER. Types are made with the words of [Asn1].
///
/// @param <V> the value; immutable, compared with `equals`
public interface PerType<V> {
  /// Reads a value.
  ///
  /// @throws DecodeException when the bits are no such value, never anything else
  V decode(PerReader in);

  /// Writes a value.
  ///
  /// @throws IllegalArgumentException when the value is outside of the type's constraint, which is
  ///   our own mistake
  void encode(V value, PerWriter out);

  /// The value for the eye.
  default Tree render(String name, V value) {
    return Tree.leaf(name, String.valueOf(value));
  }

  /// Whether a value is a key, or has one in it.
  default boolean secret() {
    return false;
  }

  /// A complete encoding, X.691 §11.1: whole octets, at least one.
  default Octets encode(V value) {
    var octets = new OctetWriter();
    var out = new PerWriter(octets);
    encode(value, out);
    out.complete();
    return octets.toOctets();
  }

  /// Reads a complete encoding; octets after it are ignored.
  default V decode(Octets octets) {
    return decode(new PerReader(new OctetReader(octets)));
  }

  /// The same type for keys: its values are redacted wherever they are shown or kept.
  default PerType<V> asSecret() {
    return new SecretType<>(this);
  }

  /// The same encoding with values of our own: `integer(0, 255).as(Qci::new, Qci::value)`. What
  /// `to` refuses with [IllegalArgumentException] is a [DecodeException].
  default <W> PerType<W> as(Function<V, W> to, Function<W, V> from) {
    return new MappedType<>(this, to, from);
  }
}
