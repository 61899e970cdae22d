package io.telcomesh.asn1per;

import io.telcomesh.codec.Tree;

/// INTEGER, X.691 §13. Values above 2^63 are negative numbers, as with `Long.parseUnsignedLong`.
record IntegerType(long atLeast, long atMost, boolean extensible) implements PerType<Long> {
  @Override
  public Long decode(PerReader in) {
    return extensible && in.bit() ? in.unconstrained() : in.constrained(atLeast, atMost);
  }

  @Override
  public void encode(Long value, PerWriter out) {
    boolean outside = value < atLeast || value > atMost;
    if (extensible) {
      out.bit(outside);
    }
    if (extensible && outside) {
      out.unconstrained(value);
    } else {
      out.constrained(value, atLeast, atMost);
    }
  }

  @Override
  public Tree render(String name, Long value) {
    return Tree.leaf(name, Long.toUnsignedString(value));
  }
}
