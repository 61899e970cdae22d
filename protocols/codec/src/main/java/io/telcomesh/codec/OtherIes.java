package io.telcomesh.codec;

import java.util.List;

/// What a message carries beside its record's components: kept as it came, sent as it came, in its
/// place.
public record OtherIes(List<Other> list) {
  public static final OtherIes NONE = new OtherIes(List.of());

  public OtherIes {
    list = List.copyOf(list);
  }

  public boolean isEmpty() {
    return list.isEmpty();
  }

  /// @param after the number of rows that stand before it on the wire
  public record Other(Tag tag, Octets value, int after) {}
}
