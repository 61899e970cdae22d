package io.telcomesh.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/// An element made of two functions.
record FunctionElement<V>(
    String name,
    Function<OctetReader, V> decoder,
    BiConsumer<V, OctetWriter> encoder,
    boolean secret)
    implements Element<V> {
  @Override
  public V decode(OctetReader in) {
    return decoder.apply(in);
  }

  @Override
  public void encode(V value, OctetWriter out) {
    encoder.accept(value, out);
  }

  @Override
  public Tree render(V value) {
    return Tree.leaf(name, secret ? Tree.REDACTED : String.valueOf(value));
  }

  @Override
  public String toString() {
    return name;
  }
}
