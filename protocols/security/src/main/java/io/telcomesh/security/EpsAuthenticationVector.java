package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;
import java.security.MessageDigest;

/// What the HSS gives an MME to authenticate a subscriber once, TS 33.401 §6.1.2. What the UE must
/// not know beforehand prints redacted.
///
/// @param rand the challenge, 16 octets
/// @param xres the expected answer, 4 to 16 octets
/// @param autn the token
/// @param kasme 256 bits
public record EpsAuthenticationVector(Octets rand, Octets xres, Autn autn, Key kasme) {
  /// @throws IllegalArgumentException for other lengths
  public EpsAuthenticationVector {
    AuthenticationFunctions.checked(rand);
    if (xres.length() < 4 || xres.length() > 16) {
      throw new IllegalArgumentException(
          "XRES has 4 to 16 octets, not %d".formatted(xres.length()));
    }
    kasme.ofBits(256, "KASME");
  }

  /// Whether a UE's answer is the expected one; takes the same time wherever they differ.
  public boolean confirms(Octets res) {
    return MessageDigest.isEqual(xres.toByteArray(), res.toByteArray());
  }

  @Override
  public String toString() {
    return "EpsAuthenticationVector[rand=%s, autn=%s, xres and kasme %s]"
        .formatted(rand, autn.octets(), Tree.REDACTED);
  }
}
