package io.telcomesh.codec;

import java.util.List;

/// A field as it lies in a body, and the fields inside it where its element is a group.
///
/// @param value whole, also of a group
public record FieldTree(Tag tag, Octets value, List<FieldTree> inside) {
  public FieldTree {
    inside = List.copyOf(inside);
  }
}
