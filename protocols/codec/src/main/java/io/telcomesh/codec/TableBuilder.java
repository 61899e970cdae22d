package io.telcomesh.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Takes the rows of a [Table] in the order of the record's components. Each framing has its own
/// words on top.
public final class TableBuilder<M, T extends Tag> {
  final Class<M> type;
  final String name;
  final Framing<T> framing;
  final Dictionary<T> dictionary;
  final List<Row<M, T>> rows = new ArrayList<>();
  Optional<Function<M, OtherIes>> others = Optional.empty();

  TableBuilder(Class<M> type, String name, Framing<T> framing, Dictionary<T> dictionary) {
    this.type = type;
    this.name = name;
    this.framing = framing;
    this.dictionary = dictionary;
  }

  public <V> TableBuilder<M, T> mandatory(T tag, Element<V> element, Function<M, V> accessor) {
    rows.add(new Row<>(tag, element, Presence.MANDATORY, false, accessor));
    return this;
  }

  public <V> TableBuilder<M, T> optional(
      T tag, Element<V> element, Function<M, Optional<V>> accessor) {
    rows.add(new Row<>(tag, element, Presence.OPTIONAL, false, accessor));
    return this;
  }

  public <V> TableBuilder<M, T> conditional(
      T tag, Element<V> element, Function<M, Optional<V>> accessor) {
    rows.add(new Row<>(tag, element, Presence.CONDITIONAL, false, accessor));
    return this;
  }

  /// A row that may stand more than once. A mandatory one must stand at least once.
  public <V> TableBuilder<M, T> many(
      T tag, Element<V> element, Presence presence, Function<M, List<V>> accessor) {
    rows.add(new Row<>(tag, element, presence, true, accessor));
    return this;
  }

  /// The record's last component, for everything that has no row.
  public TableBuilder<M, T> others(Function<M, OtherIes> accessor) {
    others = Optional.of(accessor);
    return this;
  }

  public Table<M, T> build() {
    return new Table<>(this);
  }
}
