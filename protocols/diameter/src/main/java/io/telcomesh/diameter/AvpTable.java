package io.telcomesh.diameter;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.TableBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The words of a command's grammar: `{ required }`, `[ optional ]`, `* [ multiple ]` of RFC 6733
/// §3.2.
public final class AvpTable<M> {
  private static final AvpFraming FRAMING = new AvpFraming();

  private final TableBuilder<M, AvpTag> rows;

  private AvpTable(TableBuilder<M, AvpTag> rows) {
    this.rows = rows;
  }

  /// A command, or the members of a grouped AVP.
  public static <M> AvpTable<M> of(Class<M> type, String name) {
    return new AvpTable<>(Table.of(type, name, FRAMING, AvpDictionary::element));
  }

  public <V> AvpTable<M> required(Avp<V> avp, Function<M, V> accessor) {
    rows.mandatory(avp.tag(), avp, accessor);
    return this;
  }

  public <V> AvpTable<M> optional(Avp<V> avp, Function<M, Optional<V>> accessor) {
    rows.optional(avp.tag(), avp, accessor);
    return this;
  }

  /// May stand any number of times.
  public <V> AvpTable<M> multiple(Avp<V> avp, Function<M, List<V>> accessor) {
    rows.many(avp.tag(), avp, Presence.OPTIONAL, accessor);
    return this;
  }

  /// Must stand once or more.
  public <V> AvpTable<M> requiredMultiple(Avp<V> avp, Function<M, List<V>> accessor) {
    rows.many(avp.tag(), avp, Presence.MANDATORY, accessor);
    return this;
  }

  /// `* [ AVP ]`: all that has no row.
  public AvpTable<M> others(Function<M, OtherIes> accessor) {
    rows.others(accessor);
    return this;
  }

  public Table<M, AvpTag> build() {
    return rows.build();
  }
}
