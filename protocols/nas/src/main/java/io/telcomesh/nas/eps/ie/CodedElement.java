package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.Element;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import java.util.List;
import java.util.Optional;

/// An element whose bits 3 to 1 number one of some values; bit 4 is spare.
///
/// @param otherwise what the standard reads every other number as; empty where those are reserved
record CodedElement<E extends Coded>(String name, List<E> values, Optional<E> otherwise)
    implements Element<E> {
  static <E extends Coded> Element<E> of(String name, E[] values) {
    return new CodedElement<>(name, List.of(values), Optional.empty());
  }

  static <E extends Coded> Element<E> of(String name, E[] values, E otherwise) {
    return new CodedElement<>(name, List.of(values), Optional.of(otherwise));
  }

  @Override
  public E decode(OctetReader in) {
    int code = in.u8() & 7;
    return values.stream()
        .filter(each -> each.code() == code)
        .findFirst()
        .or(() -> otherwise)
        .orElseThrow(() -> new DecodeException("%s %d is reserved".formatted(name, code)));
  }

  @Override
  public void encode(E value, OctetWriter out) {
    out.u8(value.code());
  }
}
