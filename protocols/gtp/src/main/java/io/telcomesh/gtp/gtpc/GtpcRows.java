package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcFraming.GTPC;

import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Presence;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.TableBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The words in which the tables of TS 29.274 clause 7 are written here: presence, IE type,
/// instance where it is not 0, component. `C` is [#conditional], `CO` and `O` are [#optional].
final class GtpcRows<M> {
  private final TableBuilder<M, IeTag> rows;

  private GtpcRows(Class<M> type, String name) {
    rows = Table.of(type, name, GTPC, InformationElements::element);
  }

  /// A message, by its name in the standard.
  static <M> GtpcRows<M> message(Class<M> type, String name) {
    return new GtpcRows<>(type, name);
  }

  /// What a grouped IE contains in one message.
  static <M> GtpcRows<M> group(Class<M> type, String name) {
    return new GtpcRows<>(type, name);
  }

  <V> GtpcRows<M> mandatory(InformationElement<V> ie, Function<M, V> component) {
    return mandatory(ie, 0, component);
  }

  <V> GtpcRows<M> mandatory(InformationElement<V> ie, int instance, Function<M, V> component) {
    rows.mandatory(new IeTag(ie.type(), instance), ie.element(instance), component);
    return this;
  }

  <V> GtpcRows<M> conditional(InformationElement<V> ie, Function<M, Optional<V>> component) {
    return conditional(ie, 0, component);
  }

  <V> GtpcRows<M> conditional(
      InformationElement<V> ie, int instance, Function<M, Optional<V>> component) {
    rows.conditional(new IeTag(ie.type(), instance), ie.element(instance), component);
    return this;
  }

  <V> GtpcRows<M> optional(InformationElement<V> ie, Function<M, Optional<V>> component) {
    rows.optional(new IeTag(ie.type(), 0), ie.element(), component);
    return this;
  }

  /// One IE or more.
  <V> GtpcRows<M> many(InformationElement<V> ie, Function<M, List<V>> component) {
    rows.many(new IeTag(ie.type(), 0), ie.element(), Presence.MANDATORY, component);
    return this;
  }

  /// Any number of IEs.
  <V> GtpcRows<M> anyNumber(InformationElement<V> ie, Function<M, List<V>> component) {
    return anyNumber(ie, 0, component);
  }

  <V> GtpcRows<M> anyNumber(
      InformationElement<V> ie, int instance, Function<M, List<V>> component) {
    var element = ie.element(instance);
    rows.many(new IeTag(ie.type(), instance), element, Presence.CONDITIONAL, component);
    return this;
  }

  GtpcRows<M> others(Function<M, OtherIes> component) {
    rows.others(component);
    return this;
  }

  Table<M, IeTag> build() {
    return rows.build();
  }
}
