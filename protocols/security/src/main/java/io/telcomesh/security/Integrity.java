package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.security.MessageDigest;

/// 128-EIA0 to 128-EIA3, TS 33.401 Annex B.2.
public final class Integrity {
  private static final Octets ZERO = Octets.of(0, 0, 0, 0);

  private Integrity() {}

  /// The message authentication code (4 octets) of a whole number of octets.
  ///
  /// @param key 128 bits
  /// @param count 32 bits; a NAS COUNT is its lower 24
  /// @param bearer 5 bits; 0 for NAS
  /// @throws IllegalArgumentException when one of these does not fit
  public static Octets mac(
      EpsIntegrityAlgorithm algorithm,
      Key key,
      long count,
      int bearer,
      Direction direction,
      Octets message) {
    return mac(algorithm, key, count, bearer, direction, message, 8 * message.length());
  }

  /// The message authentication code of the first bits of a message.
  ///
  /// @throws IllegalArgumentException also when the message has fewer bits
  public static Octets mac(
      EpsIntegrityAlgorithm algorithm,
      Key key,
      long count,
      int bearer,
      Direction direction,
      Octets message,
      int bits) {
    key.ofBits(128, algorithm.name());
    var freshness = new Freshness(count, bearer, direction);
    var octets = Bits.first(bits, message);
    return switch (algorithm) {
      case EIA0 -> ZERO;
      case EIA1 -> Snow3gIntegrity.mac(key, freshness.integrityWord(), direction, octets, bits);
      case EIA2 -> Aes.mac(key, freshness, octets, bits);
      case EIA3 -> Zuc.mac(key, freshness, octets, bits);
    };
  }

  /// Whether a received code is the expected one; takes the same time wherever they differ.
  public static boolean matches(Octets expected, Octets received) {
    return MessageDigest.isEqual(expected.toByteArray(), received.toByteArray());
  }
}
