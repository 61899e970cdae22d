package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// CHOICE, X.691 §23: a sealed type, each alternative one of its cases.
public final class ChoiceType<V> implements PerType<V> {
  private final List<Alternative<? extends V>> alternatives;
  private final int rootCount;
  private final boolean extensible;

  ChoiceType(List<Alternative<? extends V>> alternatives, int rootCount, boolean extensible) {
    this.alternatives = List.copyOf(alternatives);
    this.rootCount = rootCount;
    this.extensible = extensible;
  }

  /// With an extension marker, and the alternatives that stand after it.
  @SafeVarargs
  public final ChoiceType<V> extensible(Alternative<? extends V>... added) {
    return extensible(List.of(added));
  }

  /// With an extension marker, and the alternatives that stand after it.
  public ChoiceType<V> extensible(List<? extends Alternative<? extends V>> added) {
    var all = new ArrayList<>(alternatives);
    all.addAll(added);
    return new ChoiceType<>(all, rootCount, true);
  }

  @Override
  public V decode(PerReader in) {
    int index = in.index(rootCount, extensible);
    if (index >= alternatives.size()) {
      throw new DecodeException("%d is no known alternative".formatted(index));
    }
    var type = alternatives.get(index).type();
    return index < rootCount ? type.decode(in) : type.decode(in.openOctets());
  }

  @Override
  public void encode(V value, PerWriter out) {
    int index = indexOf(value);
    out.index(index, rootCount, extensible);
    encode(alternatives.get(index), value, index >= rootCount, out);
  }

  @SuppressWarnings("unchecked") // the alternative's own predicate took the value
  private static <A> void encode(
      Alternative<A> alternative, Object value, boolean added, PerWriter out) {
    if (added) {
      out.openOctets(alternative.type().encode((A) value));
    } else {
      alternative.type().encode((A) value, out);
    }
  }

  private int indexOf(V value) {
    for (int i = 0; i < alternatives.size(); i++) {
      if (alternatives.get(i).matches().test(value)) {
        return i;
      }
    }
    throw new IllegalArgumentException("%s is no alternative".formatted(value));
  }

  @Override
  public Tree render(String name, V value) {
    return Tree.of(name, List.of(render(alternatives.get(indexOf(value)), value)));
  }

  @SuppressWarnings("unchecked")
  private static <A> Tree render(Alternative<A> alternative, Object value) {
    return alternative.type().render(alternative.name(), (A) value);
  }

  @Override
  public boolean secret() {
    return alternatives.stream().anyMatch(each -> each.type().secret());
  }

  /// A line of a CHOICE.
  ///
  /// @param matches which values it is for
  public record Alternative<A>(String name, PerType<A> type, Predicate<Object> matches) {}
}
