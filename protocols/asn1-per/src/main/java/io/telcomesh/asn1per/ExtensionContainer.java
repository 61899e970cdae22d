package io.telcomesh.asn1per;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Diagnostic;
import io.telcomesh.codec.Diagnostics;
import io.telcomesh.codec.Dictionary;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.Problem;
import io.telcomesh.codec.Tree;
import io.telcomesh.codec.Verdict;
import java.util.ArrayList;
import java.util.List;

/// ProtocolExtensionContainer, TS 36.413 §9.3.7. An extension that the dictionary does not know is
/// refused when its criticality says so, else kept.
record ExtensionContainer(Dictionary<IeTag> dictionary) implements PerType<List<Field<IeTag>>> {
  private static final Size SIZE = new Size(1, 0xffff, false);

  @Override
  public List<Field<IeTag>> decode(PerReader in) {
    var fields = new ArrayList<Field<IeTag>>(1);
    SIZE.decode(
        in,
        count -> {
          for (int i = 0; i < count; i++) {
            fields.add(known(ProtocolIeFields.decode(in)));
          }
        });
    return fields;
  }

  private Field<IeTag> known(Field<IeTag> field) {
    if (field.tag().criticality() == Criticality.REJECT
        && dictionary.element(field.tag()).isEmpty()) {
      throw new DecodeException(
          Diagnostics.of(
              new Diagnostic(
                  Problem.UNKNOWN, Verdict.REJECT, "", field.tag(), field.value(), "extension")));
    }
    return field;
  }

  @Override
  public void encode(List<Field<IeTag>> fields, PerWriter out) {
    SIZE.encode(
        fields.size(),
        out,
        (from, to) ->
            fields
                .subList(from, to)
                .forEach(field -> ProtocolIeFields.encode(field.tag(), field.value(), out)));
  }

  @Override
  public Tree render(String name, List<Field<IeTag>> fields) {
    return Tree.of(name, fields.stream().map(this::render).toList());
  }

  private Tree render(Field<IeTag> field) {
    return dictionary
        .element(field.tag())
        .map(element -> render(element, field))
        .orElseGet(() -> Tree.leaf(field.tag().toString(), field.value().toHex()));
  }

  private static <V> Tree render(Element<V> element, Field<IeTag> field) {
    try {
      return element.render(element.decode(field.value().reader()));
    } catch (DecodeException invalid) {
      return Tree.leaf(
          element.name(), "%s (%s)".formatted(element.redact(field.value()), invalid.getMessage()));
    }
  }
}
