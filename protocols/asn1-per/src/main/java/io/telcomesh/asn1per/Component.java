package io.telcomesh.asn1per;

import io.telcomesh.codec.Tree;
import java.util.Optional;
import java.util.function.Function;

/// A line of a SEQUENCE: a component's name and type, and where the record keeps it. Made with
/// [Asn1#required], [Asn1#optional] and [Asn1#iEExtensions].
///
/// @param <R> the record
/// @param <C> the record component: the value, or an `Optional` of it
public sealed interface Component<R, C> {
  String name();

  boolean isOptional();

  /// Whether a record has it.
  boolean isPresent(C value);

  C absent();

  C decode(PerReader in);

  void encode(C value, PerWriter out);

  C of(R record);

  Tree render(C value);

  PerType<?> type();

  default boolean secret() {
    return type().secret();
  }

  /// One that is always there.
  record Required<R, V>(String name, PerType<V> type, Function<R, V> accessor)
      implements Component<R, V> {
    @Override
    public boolean isOptional() {
      return false;
    }

    @Override
    public boolean isPresent(V value) {
      return true;
    }

    @Override
    public V absent() {
      throw new IllegalStateException(name + " is not optional");
    }

    @Override
    public V decode(PerReader in) {
      return type.decode(in);
    }

    @Override
    public void encode(V value, PerWriter out) {
      type.encode(value, out);
    }

    @Override
    public V of(R record) {
      return accessor.apply(record);
    }

    @Override
    public Tree render(V value) {
      return type.render(name, value);
    }
  }

  /// One marked OPTIONAL.
  record Optionally<R, V>(String name, PerType<V> type, Function<R, Optional<V>> accessor)
      implements Component<R, Optional<V>> {
    @Override
    public boolean isOptional() {
      return true;
    }

    @Override
    public boolean isPresent(Optional<V> value) {
      return value.isPresent();
    }

    @Override
    public Optional<V> absent() {
      return Optional.empty();
    }

    @Override
    public Optional<V> decode(PerReader in) {
      return Optional.of(type.decode(in));
    }

    @Override
    public void encode(Optional<V> value, PerWriter out) {
      type.encode(value.orElseThrow(), out);
    }

    @Override
    public Optional<V> of(R record) {
      return accessor.apply(record);
    }

    @Override
    public Tree render(Optional<V> value) {
      return type.render(name, value.orElseThrow());
    }
  }

  /// `iE-Extensions`, and with them whatever a later release puts after the extension marker.
  record Extended<R>(ExtensionContainer type, Function<R, Extensions> accessor)
      implements Component<R, Extensions> {
    @Override
    public String name() {
      return "iE-Extensions";
    }

    @Override
    public boolean isOptional() {
      return true;
    }

    @Override
    public boolean isPresent(Extensions value) {
      return !value.fields().isEmpty();
    }

    @Override
    public Extensions absent() {
      return Extensions.NONE;
    }

    @Override
    public Extensions decode(PerReader in) {
      return new Extensions(type.decode(in), Extensions.NONE.additions());
    }

    @Override
    public void encode(Extensions value, PerWriter out) {
      type.encode(value.fields(), out);
    }

    @Override
    public Extensions of(R record) {
      return accessor.apply(record);
    }

    @Override
    public Tree render(Extensions value) {
      return type.render(name(), value.fields());
    }
  }
}
