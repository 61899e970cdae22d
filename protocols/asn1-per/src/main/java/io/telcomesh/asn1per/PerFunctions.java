package io.telcomesh.asn1per;

import java.util.function.BiConsumer;
import java.util.function.Function;

/// A type made of two functions.
record PerFunctions<V>(Function<PerReader, V> decoder, BiConsumer<V, PerWriter> encoder)
    implements PerType<V> {
  static <V> PerType<V> of(Function<PerReader, V> decoder, BiConsumer<V, PerWriter> encoder) {
    return new PerFunctions<>(decoder, encoder);
  }

  @Override
  public V decode(PerReader in) {
    return decoder.apply(in);
  }

  @Override
  public void encode(V value, PerWriter out) {
    encoder.accept(value, out);
  }
}
