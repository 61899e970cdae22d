package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.security.MessageDigest;

/// A secret of 128 or 256 bits: K, OPc, TOPc, CK, IK, KASME and all keys below it. Prints redacted
/// and compares in constant time.
///
/// @param octets 16 or 32, copied so that a key keeps no message alive
public record Key(Octets octets) {
  /// A key of these octets.
  ///
  /// @throws IllegalArgumentException for any other length
  public Key {
    if (octets.length() != 16 && octets.length() != 32) {
      throw new IllegalArgumentException(
          "a key has 16 or 32 octets, not %d".formatted(octets.length()));
    }
    octets = Octets.wrap(octets.toByteArray());
  }

  /// A key written in digits of either case.
  ///
  /// @throws IllegalArgumentException unless there are 32 or 64 hexadecimal digits
  public static Key hex(String digits) {
    return new Key(Octets.hex(digits));
  }

  public int bits() {
    return 8 * octets.length();
  }

  /// This key, then that: CK‖IK.
  public Key then(Key next) {
    return new Key(octets.then(next.octets));
  }

  /// The 128 least significant bits: what a 128-bit algorithm uses of a derived key (TS 33.401
  /// Annex A.7).
  public Key low128() {
    return new Key(octets.from(octets.length() - 16));
  }

  /// Requires a length where a standard allows only one.
  ///
  /// @throws IllegalArgumentException for any other
  Key ofBits(int bits, String name) {
    if (bits() != bits) {
      throw new IllegalArgumentException("%s has %d bits, not %d".formatted(name, bits, bits()));
    }
    return this;
  }

  byte[] bytes() {
    return octets.toByteArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  @Override
  public int hashCode() {
    return octets.hashCode();
  }

  @Override
  public String toString() {
    return "Key[%d bits, redacted]".formatted(bits());
  }
}
