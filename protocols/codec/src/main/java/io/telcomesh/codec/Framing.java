package io.telcomesh.codec;

import java.util.List;

/// How a protocol lays a message's fields one after the other. There is one for each of S1AP, NAS,
/// GTPv2 and Diameter; everything else about a table of rows is the same for all and stands in
/// [Table].
public interface Framing<T extends Tag> {
  /// Cuts a body into fields, in the order of the wire.
  ///
  /// @param rows the tags of the message's rows in order: NAS has fields without a tag and finds
  ///   them by their place
  /// @throws DecodeException where the body cannot be cut further; fields found until then count
  void split(OctetReader body, List<T> rows, Fields<T> found);

  /// Lays fields one after the other.
  void join(List<Field<T>> fields, OctetWriter out);

  /// What a fault means for the message.
  ///
  /// @param tag of the row where the field has one, else as received
  Verdict verdict(Problem problem, T tag, Presence presence);

  /// Whether fields that do not stand in the order of the rows are a fault.
  default boolean ordered() {
    return false;
  }

  /// Takes what [#split] finds.
  interface Fields<T extends Tag> {
    void field(T tag, Octets value);
  }
}
