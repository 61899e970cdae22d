package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import java.util.function.Function;

/// A type whose values are shown as something else.
record MappedType<V, W>(PerType<V> type, Function<V, W> to, Function<W, V> from)
    implements PerType<W> {
  @Override
  public W decode(PerReader in) {
    var value = type.decode(in);
    try {
      return to.apply(value);
    } catch (IllegalArgumentException | ArithmeticException refused) {
      throw new DecodeException(String.valueOf(refused.getMessage()));
    }
  }

  @Override
  public void encode(W value, PerWriter out) {
    type.encode(from.apply(value), out);
  }

  @Override
  public boolean secret() {
    return type.secret();
  }
}
