package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.bitString;

import io.telcomesh.asn1per.BitString;
import io.telcomesh.asn1per.PerType;
import io.telcomesh.codec.Octets;
import io.telcomesh.codec.Tree;

/// Security Key, TS 36.413 §9.2.1.41: K_eNB or NH, 32 octets that no log shows.
public record SecurityKey(Octets octets) {
  static final PerType<SecurityKey> TYPE =
      bitString(256)
          .as(bits -> new SecurityKey(bits.octets()), key -> BitString.of(key.octets()))
          .asSecret();

  public SecurityKey {
    if (octets.length() != 32) {
      throw new IllegalArgumentException("a security key has 256 bits");
    }
  }

  @Override
  public String toString() {
    return Tree.REDACTED;
  }
}
