package io.telcomesh.asn1per;

import io.telcomesh.codec.Field;
import io.telcomesh.codec.Octets;

/// ProtocolIE-Field and ProtocolExtensionField: id, criticality, and the value as an open type.
final class ProtocolIeFields {
  private ProtocolIeFields() {}

  static IeTag tag(PerReader in) {
    int id = (int) in.constrained(0, 0xffff);
    return new IeTag(id, Criticality.TYPE.decode(in));
  }

  static Field<IeTag> decode(PerReader in) {
    return new Field<>(tag(in), in.openOctets());
  }

  static void encode(IeTag tag, Octets value, PerWriter out) {
    out.constrained(tag.id(), 0, 0xffff);
    Criticality.TYPE.encode(tag.criticality(), out);
    out.openOctets(value);
  }
}
