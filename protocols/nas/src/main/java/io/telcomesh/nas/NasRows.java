package io.telcomesh.nas;

import io.telcomesh.codec.Element;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.TableBuilder;
import io.telcomesh.security.Direction;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The words in which the tables of TS 24.301 clause 8 are written here, column by column: IEI,
/// type, format, and the record's component. The presence is the verb; the name that the message
/// gives the element is looked up.
public final class NasRows<M> {
  private final Class<M> type;
  private final NasHeader header;
  private final Set<Direction> directions;
  private final NasDictionary standard;
  private final TableBuilder<M, NasTag> rows;
  private int place;

  /// @param standard every element that the standard gives the message
  public NasRows(
      Class<M> type,
      String name,
      NasHeader header,
      Set<Direction> directions,
      NasDictionary standard) {
    this.type = type;
    this.header = header;
    this.directions = Set.copyOf(directions);
    this.standard = standard;
    this.rows = Table.of(type, name, new NasFraming(header, standard), standard);
  }

  /// The next element of the imperative part. A spare half octet is no row.
  public <V> NasRows<M> mandatory(Element<V> type, NasFormat format, Function<M, V> component) {
    place++;
    rows.mandatory(NasTag.at(place, format), standard.named(place - 1, type), component);
    return this;
  }

  /// @param iei as the standard writes it; `F-` is `0xF0`
  public <V> NasRows<M> optional(
      int iei, Element<V> type, NasFormat format, Function<M, Optional<V>> component) {
    var tag = NasTag.of(iei, format);
    rows.optional(tag, standard.named(tag, type), component);
    return this;
  }

  public <V> NasRows<M> conditional(
      int iei, Element<V> type, NasFormat format, Function<M, Optional<V>> component) {
    var tag = NasTag.of(iei, format);
    rows.conditional(tag, standard.named(tag, type), component);
    return this;
  }

  /// Every other element, kept as it came.
  public NasRows<M> others(Function<M, OtherIes> component) {
    rows.others(component);
    return this;
  }

  public NasCodec<M> build() {
    return new NasCodec<>(type, header, directions, rows.build());
  }
}
