package io.telcomesh.asn1per;

import io.telcomesh.codec.OctetWriter;
import java.util.ArrayList;
import java.util.List;

/// BIT STRING, X.691 §16. One of a fixed size up to 16 bits is not aligned to octets.
record BitStringType(Size size) implements PerType<BitString> {
  @Override
  public BitString decode(PerReader in) {
    var pieces = new ArrayList<BitString>(1);
    size.decode(
        in,
        count -> {
          if (aligned(count)) {
            in.align();
          }
          pieces.add(in.bitString(count));
        });
    var value = pieces.size() == 1 ? pieces.getFirst() : join(pieces);
    size.check(value.length());
    return value;
  }

  private static BitString join(List<BitString> pieces) {
    var octets = new OctetWriter();
    int length = 0;
    for (var piece : pieces) {
      octets.octets(piece.octets());
      length += piece.length();
    }
    return new BitString(octets.toOctets(), length);
  }

  @Override
  public void encode(BitString value, PerWriter out) {
    size.encode(
        value.length(),
        out,
        (from, to) -> {
          if (aligned(to - from)) {
            out.align();
          }
          out.bitString(value, from, to);
        });
  }

  private boolean aligned(int count) {
    return count > 0 && !(size.isFixed() && size.atMost() <= 16);
  }
}
