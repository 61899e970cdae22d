package io.telcomesh.nas;

import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Tree;
import java.util.Optional;

/// An element under the name that a message gives it: Old GUTI is an EPS mobile identity.
///
/// @param name the column "Information element"
/// @param type the column "Type"
public record NamedElement<V>(String name, Element<V> type) implements Element<V> {
  /// The type itself where the message has no other name for it.
  public static <V> Element<V> of(String name, Element<V> type) {
    return name.equals(type.name()) ? type : new NamedElement<>(name, type);
  }

  @Override
  public V decode(OctetReader in) {
    return type.decode(in);
  }

  @Override
  public void encode(V value, OctetWriter out) {
    type.encode(value, out);
  }

  @Override
  public Tree render(V value) {
    return type.render(value).named(name);
  }

  @Override
  public boolean secret() {
    return type.secret();
  }

  @Override
  public Optional<Table<?, ?>> group() {
    return type.group();
  }
}
