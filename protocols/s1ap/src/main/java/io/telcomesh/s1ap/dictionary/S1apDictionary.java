package io.telcomesh.s1ap.dictionary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.telcomesh.asn1per.Asn1;
import io.telcomesh.asn1per.Component;
import io.telcomesh.asn1per.Extensions;
import io.telcomesh.asn1per.IeTag;
import io.telcomesh.asn1per.ProtocolIe;
import io.telcomesh.asn1per.ProtocolIeTable;
import io.telcomesh.asn1per.ProtocolIes;
import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Dictionary;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.OtherIes;
import io.telcomesh.codec.Tree;
import io.telcomesh.s1ap.dictionary.Rows.ExtensionRow;
import io.telcomesh.s1ap.dictionary.Rows.MessageRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every IE and extension of TS 36.413 by where it may stand. Read on first use.
public final class S1apDictionary {
  private S1apDictionary() {}

  /// The IEs that the standard gives a message: any other is not known in it.
  ///
  /// @param message its name in the standard's ASN.1
  public static Dictionary<IeTag> message(String message) {
    return new Lazily(() -> Tables.MESSAGES.getOrDefault(message, Map.of()));
  }

  /// The extensions that the standard gives a type.
  ///
  /// @param set the name of the extension set in the standard's ASN.1
  public static Dictionary<IeTag> extensions(String set) {
    return new Lazily(() -> Tables.EXTENSIONS.getOrDefault(set, Map.of()));
  }

  /// The component `iE-Extensions` of a SEQUENCE.
  public static <R> Component<R, Extensions> iEExtensions(
      String set, Function<R, Extensions> accessor) {
    return Asn1.iEExtensions(extensions(set), accessor);
  }

  /// The name of a message of the standard.
  ///
  /// @param kind `initiating`, `successful` or `unsuccessful`
  public static Optional<String> messageName(String kind, int procedureCode) {
    return Optional.ofNullable(Tables.NAMES.get(kind + procedureCode));
  }

  /// A message that has no record, for the eye.
  public static Tree render(String message, Octets value) {
    var fields = new ArrayList<Tree>();
    var dictionary = message(message);
    try {
      ProtocolIes.FRAMING.split(
          value.reader(),
          List.of(),
          (tag, octets) ->
              fields.add(
                  dictionary
                      .element(tag)
                      .map(element -> render(element, octets))
                      .orElseGet(() -> Tree.leaf(tag.toString(), octets.toHex()))));
    } catch (DecodeException cut) {
      fields.add(Tree.leaf("unreadable", String.valueOf(cut.getMessage())));
    }
    return Tree.of(message, fields);
  }

  /// A message that has no record, its keys in zeros.
  public static Octets redact(String message, Octets value) {
    return ProtocolIeTable.message(AnyIes.class, message, message(message))
        .others(AnyIes::ies)
        .build()
        .redact(value);
  }

  private static <V> Tree render(Element<V> element, Octets value) {
    try {
      return element.render(element.decode(value.reader()));
    } catch (DecodeException invalid) {
      return Tree.leaf(
          element.name(), "%s (%s)".formatted(element.redact(value), invalid.getMessage()));
    }
  }

  /// The IEs of a message that nothing of ours reads.
  public record AnyIes(OtherIes ies) {}

  /// Elements that are looked up when the first is asked for.
  private record Lazily(Supplier<Map<Integer, ProtocolIe<?>>> elements)
      implements Dictionary<IeTag> {
    @Override
    public Optional<Element<?>> element(IeTag tag) {
      return Optional.ofNullable(elements.get().get(tag.id()));
    }
  }

  /// What the resources say, by the name of the message or extension set.
  private static final class Tables {
    static final Map<String, String> NAMES =
        Rows.messages().stream()
            .collect(
                toUnmodifiableMap(
                    row -> row.kind() + row.procedureCode(), MessageRow::message, (a, _) -> a));
    static final Map<String, Map<Integer, ProtocolIe<?>>> MESSAGES =
        Rows.messages().stream()
            .filter(row -> row.ieId() >= 0)
            .collect(
                groupingBy(
                    MessageRow::message,
                    toUnmodifiableMap(
                        MessageRow::ieId,
                        row -> TypeTable.ie(row.ieId(), row.ieName(), row.type()))));
    static final Map<String, Map<Integer, ProtocolIe<?>>> EXTENSIONS =
        Rows.extensions().stream()
            .collect(
                groupingBy(
                    ExtensionRow::set,
                    toUnmodifiableMap(
                        ExtensionRow::id, row -> TypeTable.ie(row.id(), row.name(), row.type()))));
  }
}
