package io.telcomesh.codec;

import java.util.Optional;

/// A grouped element: its value is itself a table of rows.
record TableElement<M>(String name, Table<M, ?> table) implements Element<M> {
  @Override
  public M decode(OctetReader in) {
    return table.decode(in).orThrow();
  }

  @Override
  public void encode(M value, OctetWriter out) {
    table.encode(value, out);
  }

  @Override
  public Tree render(M value) {
    return table.render(value).named(name);
  }

  @Override
  public Optional<Table<?, ?>> group() {
    return Optional.of(table);
  }

  @Override
  public String toString() {
    return name;
  }
}
