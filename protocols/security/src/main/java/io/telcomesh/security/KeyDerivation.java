package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The generic key derivation function, TS 33.220 Annex B.2: HMAC-SHA-256 over FC‖P0‖L0‖P1‖L1…
public final class KeyDerivation {
  private static final String HMAC = "HmacSHA256";
  private static final Pool<Mac> MACS = new Pool<>(() -> Mac.getInstance(HMAC));

  private KeyDerivation() {}

  /// A key of 256 bits.
  ///
  /// @param fc the function code, 1 octet, which says what is derived
  /// @param parameters P0, P1 …, each of at most 65,535 octets
  public static Key derive(Key key, int fc, Octets... parameters) {
    var input = new OctetWriter().u8(fc);
    for (var parameter : parameters) {
      input.octets(parameter).u16(parameter.length());
    }
    return new Key(hmac(key.octets(), input.toOctets()));
  }

  /// HMAC-SHA-256, 32 octets.
  static Octets hmac(Octets key, Octets input) {
    return MACS.use(mac -> {
      mac.init(new SecretKeySpec(key.toByteArray(), HMAC));
      return Octets.wrap(mac.doFinal(input.toByteArray()));
    });
  }
}
