package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.Element;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The elements by the name of their type, for what a message carries beside its components.
public final class Elements {
  private static final Map<String, Element<?>> BY_TYPE =
      Stream.concat(EmmElements.all().stream(), EsmElements.all().stream())
          .collect(Collectors.toUnmodifiableMap(Element::name, Function.identity()));

  private Elements() {}

  /// Octets as they are where no procedure of ours reads such a value.
  public static Element<?> ofType(String name) {
    var known = BY_TYPE.get(name);
    return known == null ? Element.octets(name) : known;
  }
}
