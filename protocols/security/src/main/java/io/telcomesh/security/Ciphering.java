package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.util.function.IntSupplier;

/// 128-EEA0 to 128-EEA3, TS 33.401 Annex B.1. Ciphering and deciphering are the same.
public final class Ciphering {
  private Ciphering() {}

  /// Ciphers or deciphers a whole number of octets.
  ///
  /// @param key 128 bits
  /// @param count 32 bits; a NAS COUNT is its lower 24
  /// @param bearer 5 bits; 0 for NAS
  /// @throws IllegalArgumentException when one of these does not fit
  public static Octets apply(
      EpsEncryptionAlgorithm algorithm,
      Key key,
      long count,
      int bearer,
      Direction direction,
      Octets message) {
    return apply(algorithm, key, count, bearer, direction, message, 8 * message.length());
  }

  /// Ciphers or deciphers the first bits of a message; unused bits of the result's last octet are
  /// zero.
  ///
  /// @throws IllegalArgumentException also when the message has fewer bits
  public static Octets apply(
      EpsEncryptionAlgorithm algorithm,
      Key key,
      long count,
      int bearer,
      Direction direction,
      Octets message,
      int bits) {
    key.ofBits(128, algorithm.name());
    var freshness = new Freshness(count, bearer, direction);
    var octets = Bits.first(bits, message);
    long start = freshness.word();
    var result =
        switch (algorithm) {
          case EEA0 -> octets;
          case EEA1 -> xored(octets, new Snow3g(key, start, start));
          case EEA2 -> Aes.ciphered(key, freshness, octets);
          case EEA3 -> xored(octets, new Zuc(key, start, start));
        };
    return Octets.wrap(Bits.cleared(result, bits));
  }

  private static byte[] xored(byte[] octets, IntSupplier keystream) {
    int word = 0;
    for (int i = 0; i < octets.length; i++) {
      if (i % 4 == 0) {
        word = keystream.getAsInt();
      }
      octets[i] ^= (byte) (word >>> (24 - 8 * (i % 4)));
    }
    return octets;
  }
}
