package io.telcomesh.asn1per;

/// ENUMERATED by the numbers of its values, so that values of later releases are kept.
record IndexType(int rootCount, boolean extensible) implements PerType<Integer> {
  @Override
  public Integer decode(PerReader in) {
    return in.index(rootCount, extensible);
  }

  @Override
  public void encode(Integer value, PerWriter out) {
    out.index(value, rootCount, extensible);
  }
}
