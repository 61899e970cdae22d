package io.telcomesh.asn1per;

import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Tree;

/// An IE of S1AP or NGAP: the number and name of its `id-` constant and the type of its value.
public record ProtocolIe<V>(int id, String name, PerType<V> type) implements Element<V> {
  @Override
  public V decode(OctetReader in) {
    return type.decode(new PerReader(in));
  }

  @Override
  public void encode(V value, OctetWriter octets) {
    var out = new PerWriter(octets);
    type.encode(value, out);
    out.complete();
  }

  @Override
  public Tree render(V value) {
    return type.render(name, value);
  }

  @Override
  public boolean secret() {
    return type.secret();
  }

  @Override
  public String toString() {
    return name;
  }
}
