package io.telcomesh.asn1per;

import io.telcomesh.codec.Dictionary;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.TableBuilder;
import java.util.Optional;
import java.util.function.Function;

/// Takes the rows of an S1AP or NGAP message in the order of the standard's table, which is that of
/// the record's components.
public final class ProtocolIeTable<M> {
  private final TableBuilder<M, IeTag> rows;

  private ProtocolIeTable(TableBuilder<M, IeTag> rows) {
    this.rows = rows;
  }

  /// @param name of the message in the standard's ASN.1
  /// @param dictionary of the IEs that the standard gives this message
  public static <M> ProtocolIeTable<M> message(
      Class<M> type, String name, Dictionary<IeTag> dictionary) {
    return new ProtocolIeTable<>(Table.of(type, name, ProtocolIes.FRAMING, dictionary));
  }

  public <V> ProtocolIeTable<M> mandatory(
      ProtocolIe<V> ie, Criticality criticality, Function<M, V> accessor) {
    rows.mandatory(new IeTag(ie.id(), criticality), ie, accessor);
    return this;
  }

  public <V> ProtocolIeTable<M> optional(
      ProtocolIe<V> ie, Criticality criticality, Function<M, Optional<V>> accessor) {
    rows.optional(new IeTag(ie.id(), criticality), ie, accessor);
    return this;
  }

  /// The record's last component: every other IE.
  public ProtocolIeTable<M> others(Function<M, OtherIes> accessor) {
    rows.others(accessor);
    return this;
  }

  public Table<M, IeTag> build() {
    return rows.build();
  }
}
