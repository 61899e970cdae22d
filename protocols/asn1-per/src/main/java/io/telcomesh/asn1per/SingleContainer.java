package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Tree;

/// ProtocolIE-SingleContainer, TS 36.413 §9.3.7: one field of a known IE, the form that the items
/// of S1AP's lists have.
record SingleContainer<V>(ProtocolIe<V> ie, Criticality criticality) implements PerType<V> {
  @Override
  public V decode(PerReader in) {
    var field = ProtocolIeFields.decode(in);
    if (field.tag().id() != ie.id()) {
      var verdict = field.tag().criticality().verdict();
      throw new DecodeException(
          Diagnostics.of(
              new Diagnostic(
                  Problem.UNKNOWN, verdict, "", field.tag(), field.value(), "not " + ie.name())));
    }
    return ie.type().decode(field.value());
  }

  @Override
  public void encode(V value, PerWriter out) {
    ProtocolIeFields.encode(new IeTag(ie.id(), criticality), ie.type().encode(value), out);
  }

  @Override
  public Tree render(String name, V value) {
    return ie.type().render(ie.name(), value);
  }

  @Override
  public boolean secret() {
    return ie.secret();
  }
}
