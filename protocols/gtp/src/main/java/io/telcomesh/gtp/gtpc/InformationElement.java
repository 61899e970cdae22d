package io.telcomesh.gtp.gtpc;

import static io.telcomesh.gtp.gtpc.GtpcRows.group;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Table;
import io.telcomesh.codec.Tree;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A line of TS 29.274 Table 8.1-1: the type of an IE, the lengths its value may have, what it is.
///
/// @param shortest in octets, without the header of the IE
/// @param longest in octets; an extendable IE may be longer than we read
/// @param grouped made of IEs
public record InformationElement<V>(
    int type, int shortest, int longest, boolean grouped, Element<V> element) {
  static final int ANY = 0xffff;

  /// Exactly so long.
  static <V> InformationElement<V> fixed(
      int type,
      String name,
      int length,
      Function<OctetReader, V> in,
      BiConsumer<V, OctetWriter> to) {
    return of(type, length, length, Element.of(name, in, to));
  }

  /// At least so long: what a later release adds at the end is not read.
  static <V> InformationElement<V> extendable(
      int type,
      String name,
      int least,
      Function<OctetReader, V> in,
      BiConsumer<V, OctetWriter> to) {
    return of(type, least, ANY, Element.of(name, in, to));
  }

  static <V> InformationElement<V> variable(
      int type,
      String name,
      int least,
      int most,
      Function<OctetReader, V> in,
      BiConsumer<V, OctetWriter> to) {
    return of(type, least, most, Element.of(name, in, to));
  }

  /// An IE that no procedure of ours reads.
  static InformationElement<Octets> octets(int type, String name, int least, int most) {
    return of(type, least, most, Element.octets(name));
  }

  /// An IE with keys in it, that no procedure of ours reads.
  static InformationElement<Octets> secret(int type, String name) {
    return of(
        type, 0, ANY, Element.secret(name, OctetReader::rest, (value, out) -> out.octets(value)));
  }

  /// A grouped IE that no procedure of ours reads.
  static InformationElement<NestedIes> nested(int type, String name) {
    return grouped(type, group(NestedIes.class, name).others(NestedIes::others).build());
  }

  /// An IE that is made of IEs, as one message has it.
  static <V> InformationElement<V> grouped(int type, Table<V, IeTag> table) {
    return new InformationElement<>(type, 0, ANY, true, table.asElement(table.name()));
  }

  private static <V> InformationElement<V> of(int type, int least, int most, Element<V> element) {
    return new InformationElement<>(type, least, most, false, new Measured<>(element, least, most));
  }

  public String name() {
    return element.name();
  }

  boolean fits(Octets value) {
    return value.length() >= shortest && value.length() <= longest;
  }

  /// Instance 0 has the element of the IE itself, so that what a refused message says under it can
  /// be asked for; each other instance has one of its own.
  Element<V> element(int instance) {
    return instance == 0 ? element : new Measured<>(element, shortest, longest);
  }

  /// Refuses a value of another length, TS 29.274 §7.7.7.
  private record Measured<V>(Element<V> element, int shortest, int longest) implements Element<V> {
    @Override
    public String name() {
      return element.name();
    }

    @Override
    public V decode(OctetReader in) {
      if (in.remaining() < shortest || in.remaining() > longest) {
        throw new DecodeException("a length of %d octets".formatted(in.remaining()));
      }
      return element.decode(in);
    }

    @Override
    public void encode(V value, OctetWriter out) {
      element.encode(value, out);
    }

    @Override
    public Tree render(V value) {
      return element.render(value);
    }

    @Override
    public boolean secret() {
      return element.secret();
    }

    @Override
    public Optional<Table<?, ?>> group() {
      return element.group();
    }
  }
}
