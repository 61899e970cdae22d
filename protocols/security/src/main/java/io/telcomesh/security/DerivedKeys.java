package io.telcomesh.security;

import io.telcomesh.codec.Octets;

/// The secrets of a subscriber in a provisioned range: HSS and simulator derive the same ones from
/// one seed, so that no key needs to be listed anywhere.
///
/// ```
/// K   = HMAC-SHA-256(seed, "telcomesh/K/"   ‖ IMSI), the first 16 octets
/// OPc = HMAC-SHA-256(seed, "telcomesh/OPc/" ‖ IMSI), the first 16 octets
/// ```
///
/// @param k 128 bits
/// @param opc 128 bits, for Milenage
public record DerivedKeys(Key k, Key opc) {
  /// @param seed 16 octets or more that nobody can guess
  /// @param imsi its digits
  /// @throws IllegalArgumentException for a shorter seed
  public static DerivedKeys of(Octets seed, String imsi) {
    if (seed.length() < 16) {
      throw new IllegalArgumentException(
          "a seed has 16 octets or more, not %d".formatted(seed.length()));
    }
    return new DerivedKeys(derive(seed, "K", imsi), derive(seed, "OPc", imsi));
  }

  public Milenage milenage() {
    return new Milenage(k, opc);
  }

  private static Key derive(Octets seed, String secret, String imsi) {
    var mac = KeyDerivation.hmac(seed, Octets.ascii("telcomesh/%s/%s".formatted(secret, imsi)));
    return new Key(mac.slice(0, 16));
  }
}
