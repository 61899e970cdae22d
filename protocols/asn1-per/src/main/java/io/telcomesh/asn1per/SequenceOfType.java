package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Tree;
import java.util.ArrayList;
import java.util.List;

/// SEQUENCE OF, X.691 §20. Every element is taken to need a bit at least, so that a length alone
/// makes no list.
record SequenceOfType<V>(Size size, PerType<V> element) implements PerType<List<V>> {
  @Override
  public List<V> decode(PerReader in) {
    var values = new ArrayList<V>();
    size.decode(
        in,
        count -> {
          if (count > in.remainingBits()) {
            throw new DecodeException("a list of %d elements ends early".formatted(count));
          }
          for (int i = 0; i < count; i++) {
            values.add(element.decode(in));
          }
        });
    size.check(values.size());
    return List.copyOf(values);
  }

  @Override
  public void encode(List<V> values, PerWriter out) {
    size.encode(
        values.size(),
        out,
        (from, to) -> values.subList(from, to).forEach(value -> element.encode(value, out)));
  }

  @Override
  public Tree render(String name, List<V> values) {
    return Tree.of(name, values.stream().map(value -> element.render("Item", value)).toList());
  }

  @Override
  public boolean secret() {
    return element.secret();
  }
}
