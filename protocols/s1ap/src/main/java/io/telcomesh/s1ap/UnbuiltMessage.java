package io.telcomesh.s1ap;

import io.telcomesh.codec.Octets;

/// A message of the standard that has no record of its own yet: kept as it came, shown through the
/// dictionary. A receiver answers it as one that it does not understand.
///
/// @param name in the standard's ASN.1
/// @param value the message's own encoding
public record UnbuiltMessage(Header header, String name, Octets value) implements S1apMessage {
  /// Without the value, in which there may be keys.
  @Override
  public String toString() {
    return name;
  }
}
