package io.telcomesh.codec;

/// How a framing announces a field on the wire: S1AP its IE id and criticality, NAS its IEI and
/// format, GTPv2 its type and instance, Diameter its vendor, code and flags. Its `toString` names
/// it as the standard does.
public interface Tag {
  /// What a received field is matched with a row by; the rest of the tag (criticality, format,
  /// flags) does not count.
  long key();
}
