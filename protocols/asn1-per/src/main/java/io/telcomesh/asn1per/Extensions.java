package io.telcomesh.asn1per;

import io.telcomesh.codec.Field;
import io.telcomesh.codec.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a SEQUENCE carries beside its record's components: kept as it came, sent as it came.
///
/// @param fields of its `iE-Extensions`
/// @param additions what stands after its extension marker; empty ones are absent
public record Extensions(List<Field<IeTag>> fields, List<Optional<Octets>> additions) {
  public static final Extensions NONE = new Extensions(List.of(), List.of());

  public Extensions {
    fields = List.copyOf(fields);
    additions = List.copyOf(additions);
  }

  public static Extensions of(List<Field<IeTag>> fields) {
    return new Extensions(fields, List.of());
  }

  public boolean isEmpty() {
    return fields.isEmpty() && additions.isEmpty();
  }

  /// The value of an extension that a procedure reads.
  ///
  /// @throws io.telcomesh.codec.DecodeException when its octets are no such value
  public <V> Optional<V> value(ProtocolIe<V> extension) {
    return fields.stream()
        .filter(field -> field.tag().id() == extension.id())
        .findFirst()
        .map(field -> extension.type().decode(field.value()));
  }

  /// These and one more.
  public <V> Extensions with(ProtocolIe<V> extension, Criticality criticality, V value) {
    var more = new ArrayList<>(fields);
    more.add(new Field<>(new IeTag(extension.id(), criticality), extension.type().encode(value)));
    return new Extensions(more, additions);
  }
}
