package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Tree;
import java.util.Locale;

/// ENUMERATED, X.691 §14: an enum whose constants stand in the order of the standard's values.
public final class Enumerated<E extends Enum<E>> implements PerType<E> {
  private final E[] constants;
  private final int rootCount;
  private final boolean extensible;

  Enumerated(E[] constants, int rootCount, boolean extensible) {
    this.constants = constants;
    this.rootCount = rootCount;
    this.extensible = extensible;
  }

  /// With an extension marker after the last constant.
  public Enumerated<E> extensible() {
    return new Enumerated<>(constants, constants.length, true);
  }

  /// With an extension marker after this constant; what follows it was added later.
  public Enumerated<E> extensibleAfter(E last) {
    return new Enumerated<>(constants, last.ordinal() + 1, true);
  }

  @Override
  public E decode(PerReader in) {
    int index = in.index(rootCount, extensible);
    if (index >= constants.length) {
      throw new DecodeException("%d is no known value".formatted(index));
    }
    return constants[index];
  }

  @Override
  public void encode(E value, PerWriter out) {
    out.index(value.ordinal(), rootCount, extensible);
  }

  @Override
  public Tree render(String name, E value) {
    return Tree.leaf(name, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
