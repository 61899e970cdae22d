package io.telcomesh.nas.eps;

import io.telcomesh.codec.Octets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HashMME, TS 24.301 §9.9.3.50 and TS 33.401 Annex I: the 64 low bits of an HMAC-SHA-256 over the
/// request as the MME received it, with a key of 256 zero bits. The UE compares it with what it
/// sent.
public final class HashMme {
  private static final int OCTETS = 8;
  private static final SecretKeySpec ZERO = new SecretKeySpec(new byte[32], "HmacSHA256");

  private HashMme() {}

  /// @param request a plain Attach or Tracking Area Update Request
  public static Octets of(Octets request) {
    try {
      var hmac = Mac.getInstance(ZERO.getAlgorithm());
      hmac.init(ZERO);
      var hash = hmac.doFinal(request.toByteArray());
      return Octets.wrap(hash, hash.length - OCTETS, OCTETS);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HMAC-SHA-256", missing);
    }
  }
}
