package io.telcomesh.nas;

import io.telcomesh.codec.Tag;

/// What tells an information element from the others of its message: its place in the imperative
/// part, or its identifier (IEI) after it, TS 24.007 §11.2.3.
///
/// @param place from 1; 0 for an element with an identifier
/// @param identifier 00 to FF, of a half octet element 80 to F0 in steps of 10; 0 for one without
public record NasTag(int place, int identifier, NasFormat format) implements Tag {
  private static final int HIGHEST_IDENTIFIER = 0xff;

  static NasTag at(int place, NasFormat format) {
    return new NasTag(place, 0, format);
  }

  public static NasTag of(int identifier, NasFormat format) {
    return new NasTag(0, identifier, format);
  }

  public boolean hasPlace() {
    return place > 0;
  }

  /// Whether a receiver that does not know the identifier must refuse the message: bits 8 to 5 are
  /// 0, TS 24.007 §11.2.4.
  boolean comprehensionRequired() {
    return !hasPlace() && identifier >> 4 == 0;
  }

  @Override
  public long key() {
    return hasPlace() ? HIGHEST_IDENTIFIER + place : identifier;
  }

  @Override
  public String toString() {
    return hasPlace() ? "mandatory %d".formatted(place) : "IEI %02X".formatted(identifier);
  }
}
