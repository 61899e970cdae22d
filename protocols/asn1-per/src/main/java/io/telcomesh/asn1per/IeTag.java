package io.telcomesh.asn1per;

import io.telcomesh.codec.Tag;
import java.util.Locale;

/// How a ProtocolIE-Field is announced.
///
/// @param id of the IE, 0 to 65535
public record IeTag(int id, Criticality criticality) implements Tag {
  @Override
  public long key() {
    return id;
  }

  @Override
  public String toString() {
    return "IE %d %s".formatted(id, criticality.name().toLowerCase(Locale.ROOT));
  }
}
