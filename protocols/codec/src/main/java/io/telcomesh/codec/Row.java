package io.telcomesh.codec;

import java.util.function.Function;

/// A line of a message's table in the standard.
///
/// @param tag how the framing announces it
/// @param element what its value is
/// @param presence whether it must be there
/// @param many whether it may stand more than once; its component is then a `List`
/// @param accessor the record's component: the value, an `Optional` of it, or a `List`
public record Row<M, T extends Tag>(
    T tag, Element<?> element, Presence presence, boolean many, Function<M, ?> accessor) {
  public String name() {
    return element.name();
  }
}
