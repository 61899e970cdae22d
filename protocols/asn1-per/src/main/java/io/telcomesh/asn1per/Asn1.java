package io.telcomesh.asn1per;

import io.telcomesh.asn1per.ChoiceType.Alternative;
import io.telcomesh.codec.Dictionary;
import io.telcomesh.codec.Field;
import io.telcomesh.codec.Octets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/// The words that a type's definition is made of, so that it reads like its ASN.1:
///
/// ```java
/// static final PerType<Tai> TAI =
///     sequence(
///             Tai::new,
///             required("pLMNidentity", PLMN_IDENTITY, Tai::plmn),
///             required("tAC", TAC, Tai::tac))
///         .extensible();
/// ```
public final class Asn1 {
  private Asn1() {}

  /// `INTEGER (atLeast..atMost)`
  public static PerType<Integer> integer(int atLeast, int atMost) {
    return new IntegerType(atLeast, atMost, false).as(Math::toIntExact, Integer::longValue);
  }

  /// `INTEGER (atLeast..atMost)`; an upper bound above 2^63 is given as a negative number.
  public static PerType<Long> integer(long atLeast, long atMost) {
    return new IntegerType(atLeast, atMost, false);
  }

  /// `INTEGER (atLeast..atMost, ...)`
  public static PerType<Long> extensibleInteger(long atLeast, long atMost) {
    return new IntegerType(atLeast, atMost, true);
  }

  /// `INTEGER (atLeast..MAX)`
  public static PerType<Long> integerFrom(long atLeast) {
    return PerFunctions.of(
        in -> in.semiConstrained(atLeast), (v, out) -> out.semiConstrained(v, atLeast));
  }

  /// `INTEGER`
  public static PerType<Long> integer() {
    return PerFunctions.of(PerReader::unconstrained, (v, out) -> out.unconstrained(v));
  }

  /// `BIT STRING (SIZE (size))`
  public static PerType<BitString> bitString(int size) {
    return new BitStringType(Size.fixed(size));
  }

  /// `BIT STRING (SIZE (atLeast..atMost))`
  public static PerType<BitString> bitString(int atLeast, int atMost) {
    return new BitStringType(new Size(atLeast, atMost, false));
  }

  /// `BIT STRING (SIZE (atLeast..atMost, ...))`
  public static PerType<BitString> extensibleBitString(int atLeast, int atMost) {
    return new BitStringType(new Size(atLeast, atMost, true));
  }

  /// `BIT STRING`
  public static PerType<BitString> bitString() {
    return new BitStringType(Size.ANY);
  }

  /// `OCTET STRING`
  public static PerType<Octets> octetString() {
    return new OctetStringType(Size.ANY);
  }

  /// `OCTET STRING (SIZE (size))`
  public static PerType<Octets> octetString(int size) {
    return new OctetStringType(Size.fixed(size));
  }

  /// `OCTET STRING (SIZE (atLeast..atMost))`
  public static PerType<Octets> octetString(int atLeast, int atMost) {
    return new OctetStringType(new Size(atLeast, atMost, false));
  }

  /// `OCTET STRING (SIZE (size))`, 1 to 4, that holds a number, the first octet the highest: a TAC.
  public static PerType<Integer> octetNumber(int size) {
    return fixedBits(8 * size, size > 2);
  }

  /// `BIT STRING (SIZE (size))`, up to 32, that holds a number: a cell identity.
  public static PerType<Integer> bitNumber(int size) {
    return fixedBits(size, size > 16);
  }

  private static PerType<Integer> fixedBits(int count, boolean aligned) {
    return PerFunctions.of(
        in -> {
          if (aligned) {
            in.align();
          }
          return (int) in.bits(count);
        },
        (value, out) -> {
          if (count < 32 && value >>> count != 0) {
            throw new IllegalArgumentException("%d has more than %d bits".formatted(value, count));
          }
          if (aligned) {
            out.align();
          }
          out.bits(value, count);
        });
  }

  /// `PrintableString (SIZE (atLeast..atMost, ...))`
  public static PerType<String> extensiblePrintableString(int atLeast, int atMost) {
    var octets = new OctetStringType(new Size(atLeast, atMost, true));
    return new CharacterStringType(octets, CharacterStringType::printable);
  }

  /// `VisibleString`
  public static PerType<String> visibleString() {
    return new CharacterStringType(new OctetStringType(Size.ANY), CharacterStringType::visible);
  }

  /// `ENUMERATED { ... }`, the constants in the standard's order.
  public static <E extends Enum<E>> Enumerated<E> enumerated(Class<E> type) {
    var constants = type.getEnumConstants();
    return new Enumerated<>(constants, constants.length, false);
  }

  /// `ENUMERATED` by the numbers of its values; those after the extension marker count on.
  public static PerType<Integer> enumerated(int rootCount, boolean extensible) {
    return new IndexType(rootCount, extensible);
  }

  /// `NULL`
  public static <V> PerType<V> nothing(V value) {
    return PerFunctions.of(_ -> value, (_, _) -> {});
  }

  /// An open type, or an OCTET STRING that contains a complete encoding of the type.
  public static <V> PerType<V> open(PerType<V> type) {
    return PerFunctions.of(
        in -> type.decode(in.openOctets()), (v, out) -> out.openOctets(type.encode(v)));
  }

  /// `SEQUENCE (SIZE (atLeast..atMost)) OF element`
  public static <V> PerType<List<V>> sequenceOf(int atLeast, int atMost, PerType<V> element) {
    return new SequenceOfType<>(new Size(atLeast, atMost, false), element);
  }

  /// `ProtocolIE-SingleContainer`: one field of this IE.
  public static <V> PerType<V> singleContainer(ProtocolIe<V> ie, Criticality criticality) {
    return new SingleContainer<>(ie, criticality);
  }

  /// `ProtocolIE-SingleContainer`: one field of whatever IE.
  public static PerType<Field<IeTag>> anyContainer() {
    return PerFunctions.of(
        ProtocolIeFields::decode,
        (field, out) -> ProtocolIeFields.encode(field.tag(), field.value(), out));
  }

  /// `CHOICE { ... }`
  @SafeVarargs
  public static <V> ChoiceType<V> choice(Alternative<? extends V>... alternatives) {
    return new ChoiceType<>(List.of(alternatives), alternatives.length, false);
  }

  /// `CHOICE { ... }`
  public static <V> ChoiceType<V> choice(List<Alternative<V>> alternatives) {
    return new ChoiceType<>(List.copyOf(alternatives), alternatives.size(), false);
  }

  /// A line of a CHOICE, for values of this class.
  public static <A> Alternative<A> alternative(String name, PerType<A> type, Class<A> values) {
    return new Alternative<>(name, type, values::isInstance);
  }

  /// A line of a CHOICE whose values do not have a class of their own.
  public static <A> Alternative<A> alternative(
      String name, PerType<A> type, Predicate<Object> values) {
    return new Alternative<>(name, type, values);
  }

  /// A line of a SEQUENCE.
  public static <R, V> Component<R, V> required(
      String name, PerType<V> type, Function<R, V> accessor) {
    return new Component.Required<>(name, type, accessor);
  }

  /// A line of a SEQUENCE marked OPTIONAL.
  public static <R, V> Component<R, Optional<V>> optional(
      String name, PerType<V> type, Function<R, Optional<V>> accessor) {
    return new Component.Optionally<>(name, type, accessor);
  }

  /// `iE-Extensions ProtocolExtensionContainer { ... } OPTIONAL`, kept in the record.
  public static <R> Component<R, Extensions> iEExtensions(
      Dictionary<IeTag> known, Function<R, Extensions> accessor) {
    return new Component.Extended<>(new ExtensionContainer(known), accessor);
  }

  /// `SEQUENCE { ... }` of any number of components.
  public static <R> SequenceType<R> sequence(
      Function<Object[], R> constructor, List<Component<R, ?>> components) {
    return new SequenceType<>(components, constructor, false);
  }

  /// `SEQUENCE { ... }`
  @SuppressWarnings("unchecked") // each value comes from the component of its type
  public static <R, A, B> SequenceType<R> sequence(
      BiFunction<A, B, R> make, Component<R, A> a, Component<R, B> b) {
    return of(v -> make.apply((A) v[0], (B) v[1]), a, b);
  }

  /// `SEQUENCE { ... }`
  @SuppressWarnings("unchecked") // each value comes from the component of its type
  public static <R, A, B, C> SequenceType<R> sequence(
      SequenceType.Of3<A, B, C, R> make, Component<R, A> a, Component<R, B> b, Component<R, C> c) {
    return of(v -> make.apply((A) v[0], (B) v[1], (C) v[2]), a, b, c);
  }

  /// `SEQUENCE { ... }`
  @SuppressWarnings("unchecked") // each value comes from the component of its type
  public static <R, A, B, C, D> SequenceType<R> sequence(
      SequenceType.Of4<A, B, C, D, R> make,
      Component<R, A> a,
      Component<R, B> b,
      Component<R, C> c,
      Component<R, D> d) {
    return of(v -> make.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3]), a, b, c, d);
  }

  /// `SEQUENCE { ... }`
  @SuppressWarnings("unchecked") // each value comes from the component of its type
  public static <R, A, B, C, D, E> SequenceType<R> sequence(
      SequenceType.Of5<A, B, C, D, E, R> make,
      Component<R, A> a,
      Component<R, B> b,
      Component<R, C> c,
      Component<R, D> d,
      Component<R, E> e) {
    return of(v -> make.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4]), a, b, c, d, e);
  }

  /// `SEQUENCE { ... }`
  @SuppressWarnings("unchecked") // each value comes from the component of its type
  public static <R, A, B, C, D, E, F> SequenceType<R> sequence(
      SequenceType.Of6<A, B, C, D, E, F, R> make,
      Component<R, A> a,
      Component<R, B> b,
      Component<R, C> c,
      Component<R, D> d,
      Component<R, E> e,
      Component<R, F> f) {
    return of(
        v -> make.apply((A) v[0], (B) v[1], (C) v[2], (D) v[3], (E) v[4], (F) v[5]),
        a,
        b,
        c,
        d,
        e,
        f);
  }

  @SafeVarargs
  private static <R> SequenceType<R> of(Function<Object[], R> make, Component<R, ?>... components) {
    return sequence(make, List.of(components));
  }
}
