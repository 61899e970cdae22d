package io.telcomesh.asn1per;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.ArrayList;

/// OCTET STRING, X.691 §17. One of a fixed size up to two octets is not aligned to octets.
record OctetStringType(Size size) implements PerType<Octets> {
  @Override
  public Octets decode(PerReader in) {
    if (size.equals(Size.ANY)) {
      return in.openOctets();
    }
    if (size.isFixed() && !size.extensible()) {
      return read(size.atMost(), in);
    }
    var pieces = new ArrayList<Octets>(1);
    size.decode(in, count -> pieces.add(read(count, in)));
    var value = pieces.getFirst();
    if (pieces.size() > 1) {
      var joined = new OctetWriter();
      pieces.forEach(joined::octets);
      value = joined.toOctets();
    }
    size.check(value.length());
    return value;
  }

  private Octets read(int count, PerReader in) {
    return aligned(count) ? in.octets(count) : in.bitString(8 * count).octets();
  }

  @Override
  public void encode(Octets value, PerWriter out) {
    if (size.equals(Size.ANY)) {
      out.openOctets(value);
      return;
    }
    size.encode(
        value.length(),
        out,
        (from, to) -> {
          if (aligned(to - from)) {
            out.octets(value.slice(from, to));
          } else {
            out.bitString(BitString.of(value), 8 * from, 8 * to);
          }
        });
  }

  private boolean aligned(int count) {
    return count > 0 && !(size.isFixed() && size.atMost() <= 2);
  }
}
