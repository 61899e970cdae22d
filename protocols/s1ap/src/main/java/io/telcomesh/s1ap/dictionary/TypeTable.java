package io.telcomesh.s1ap.dictionary;

import static io.telcomesh.asn1per.Asn1.alternative;
import static io.telcomesh.asn1per.Asn1.anyContainer;
import static io.telcomesh.asn1per.Asn1.bitString;
import static io.telcomesh.asn1per.Asn1.choice;
import static io.telcomesh.asn1per.Asn1.extensibleBitString;
import static io.telcomesh.asn1per.Asn1.extensibleInteger;
import static io.telcomesh.asn1per.Asn1.extensiblePrintableString;
import static io.telcomesh.asn1per.Asn1.iEExtensions;
import static io.telcomesh.asn1per.Asn1.integer;
import static io.telcomesh.asn1per.Asn1.nothing;
import static io.telcomesh.asn1per.Asn1.octetString;
import static io.telcomesh.asn1per.Asn1.optional;
import static io.telcomesh.asn1per.Asn1.required;
import static io.telcomesh.asn1per.Asn1.sequence;
import static io.telcomesh.asn1per.Asn1.sequenceOf;
import static io.telcomesh.asn1per.Asn1.singleContainer;
import static io.telcomesh.asn1per.Asn1.visibleString;

import io.telcomesh.asn1per.Asn1;
import io.telcomesh.asn1per.ChoiceType.Alternative;
import io.telcomesh.asn1per.Component;
import io.telcomesh.asn1per.Criticality;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.PerReader;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.asn1per.PerWriter;
import io.telcomesh.asn1per.ProtocolIe;
import io.telcomesh.codec.Tree;
import io.telcomesh.s1ap.dictionary.Rows.ItemRow;
import io.telcomesh.s1ap.dictionary.Rows.TypeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Makes a [PerType] from each line of `s1ap-types.tsv`. Its values are those of the words it is
/// made with; a SEQUENCE is a list of its components, the optional ones as `Optional`, an
/// ENUMERATED the number of its value, a CHOICE a [Chosen].
final class TypeTable {
  private static final Map<String, TypeRow> ROWS =
      Rows.types().stream().collect(Collectors.toUnmodifiableMap(TypeRow::name, row -> row));
  private static final Map<String, ItemRow> ITEMS =
      Rows.items().stream()
          .collect(Collectors.toUnmodifiableMap(ItemRow::set, row -> row, (first, _) -> first));
  private static final Map<String, PerType<Object>> TYPES = new ConcurrentHashMap<>();

  private TypeTable() {}

  /// The alternative of a CHOICE, counted from 0, and its value.
  record Chosen(int alternative, Object value) {}

  static ProtocolIe<Object> ie(int id, String name, String type) {
    return new ProtocolIe<>(id, name, new Named(type));
  }

  /// A type by its name, made when it is first used.
  static PerType<Object> type(String name) {
    var made = TYPES.get(name);
    if (made == null) {
      made = make(name);
      TYPES.put(name, made);
    }
    return made;
  }

  static TypeRow row(String name) {
    var row = ROWS.get(name);
    if (row == null) {
      throw new IllegalStateException("s1ap-types.tsv has no " + name);
    }
    return row;
  }

  private static PerType<Object> make(String name) {
    if (name.startsWith("IE<")) {
      return item(name.substring(3, name.length() - 1));
    }
    if (name.equals("SecurityKey")) {
      return any(bitString(256).asSecret());
    }
    var row = row(name);
    return switch (row.kind()) {
      case "INTEGER" -> any(integerOf(row));
      case "BIT STRING" -> any(bitStringOf(row));
      case "OCTET STRING" -> any(octetStringOf(row));
      case "PrintableString" -> any(printableStringOf(row));
      case "VisibleString" -> any(visibleString());
      case "ENUMERATED" -> any(enumeratedOf(row));
      case "NULL" -> any(nothing("NULL"));
      case "OBJECT IDENTIFIER", "open" -> any(octetString());
      case "SEQUENCE OF" -> any(listOf(row));
      case "SEQUENCE" ->
          row.members().startsWith("IE<") ? type(row.members()) : any(componentsOf(row));
      case "CHOICE" -> any(choiceOf(row));
      default -> throw new IllegalStateException("s1ap-types.tsv has a kind " + row.kind());
    };
  }

  private static PerType<?> integerOf(TypeRow row) {
    var range = Range.of(row);
    return range.extensible()
        ? extensibleInteger(range.atLeast(), range.atMost())
        : integer(range.atLeast(), range.atMost());
  }

  private static PerType<?> bitStringOf(TypeRow row) {
    var size = Range.of(row);
    return size.extensible()
        ? extensibleBitString(size.least(), size.most())
        : bitString(size.least(), size.most());
  }

  private static PerType<?> octetStringOf(TypeRow row) {
    if (row.constraint().isEmpty()) {
      return octetString();
    }
    var size = Range.of(row);
    return octetString(size.least(), size.most());
  }

  private static PerType<?> printableStringOf(TypeRow row) {
    var size = Range.of(row);
    return extensiblePrintableString(size.least(), size.most());
  }

  private static PerType<?> listOf(TypeRow row) {
    var size = Range.of(row);
    return sequenceOf(size.least(), size.most(), new Named(row.members()));
  }

  private static PerType<?> enumeratedOf(TypeRow row) {
    var members = Members.of(row);
    var names = members.all();
    return new NamedNumbers(Asn1.enumerated(members.root().size(), members.extensible()), names);
  }

  private static PerType<?> choiceOf(TypeRow row) {
    var members = Members.of(row);
    var alternatives = new ArrayList<Alternative<Chosen>>();
    for (var member : members.all()) {
      int index = alternatives.size();
      PerType<Chosen> type =
          new Named(Members.typeOf(member)).as(value -> new Chosen(index, value), Chosen::value);
      alternatives.add(
          alternative(
              Members.nameOf(member), type, value -> ((Chosen) value).alternative() == index));
    }
    int rootCount = members.root().size();
    var root = choice(alternatives.subList(0, rootCount));
    return members.extensible()
        ? root.extensible(alternatives.subList(rootCount, alternatives.size()))
        : root;
  }

  private static PerType<?> componentsOf(TypeRow row) {
    var members = Members.of(row);
    var components = new ArrayList<Component<List<Object>, ?>>();
    for (var member : members.all()) {
      components.add(component(member, components.size()));
    }
    var type = sequence((Object[] values) -> List.of(values), components);
    return members.extensible() ? type.extensible() : type;
  }

  @SuppressWarnings("unchecked") // the list was made by the same type
  private static Component<List<Object>, ?> component(String member, int index) {
    var type = Members.typeOf(member);
    if (type.startsWith("EXT<")) {
      return iEExtensions(
          S1apDictionary.extensions(type.substring(4, type.length() - 1)),
          list -> (Extensions) list.get(index));
    }
    return member.endsWith("?")
        ? optional(
            Members.nameOf(member), new Named(type), list -> (Optional<Object>) list.get(index))
        : required(Members.nameOf(member), new Named(type), list -> list.get(index));
  }

  /// A set of one IE; the one that has none yet takes any.
  private static PerType<Object> item(String set) {
    var row = ITEMS.get(set);
    return row == null
        ? any(anyContainer())
        : singleContainer(
            ie(row.id(), row.name(), row.type()),
            Criticality.valueOf(row.criticality().toUpperCase(Locale.ROOT)));
  }

  @SuppressWarnings("unchecked") // it encodes what it has decoded
  private static PerType<Object> any(PerType<?> type) {
    return (PerType<Object>) type;
  }

  /// A type by its name, so that a type is only made when a value of it comes.
  private record Named(String type) implements PerType<Object> {
    @Override
    public Object decode(PerReader in) {
      return TypeTable.type(type).decode(in);
    }

    @Override
    public void encode(Object value, PerWriter out) {
      TypeTable.type(type).encode(value, out);
    }

    @Override
    public Tree render(String name, Object value) {
      return TypeTable.type(type).render(name, value);
    }

    @Override
    public boolean secret() {
      return TypeTable.type(type).secret();
    }
  }

  /// The values of an ENUMERATED, shown by their names.
  private record NamedNumbers(PerType<Integer> numbers, List<String> names)
      implements PerType<Integer> {
    @Override
    public Integer decode(PerReader in) {
      return numbers.decode(in);
    }

    @Override
    public void encode(Integer value, PerWriter out) {
      numbers.encode(value, out);
    }

    @Override
    public Tree render(String name, Integer value) {
      return Tree.leaf(name, value < names.size() ? names.get(value) : String.valueOf(value));
    }
  }
}
