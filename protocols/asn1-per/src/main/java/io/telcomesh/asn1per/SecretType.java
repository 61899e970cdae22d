package io.telcomesh.asn1per;

import io.telcomesh.codec.Tree;

/// A type whose values nobody may see.
record SecretType<V>(PerType<V> type) implements PerType<V> {
  @Override
  public V decode(PerReader in) {
    return type.decode(in);
  }

  @Override
  public void encode(V value, PerWriter out) {
    type.encode(value, out);
  }

  @Override
  public Tree render(String name, V value) {
    return Tree.leaf(name, Tree.REDACTED);
  }

  @Override
  public boolean secret() {
    return true;
  }
}
