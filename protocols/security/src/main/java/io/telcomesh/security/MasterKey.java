package io.telcomesh.security;

import io.telcomesh.codec.Octets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key under which other keys are stored: AES-GCM, NIST SP 800-38D, with a nonce of 96 bits drawn
/// for each and a tag of 128 bits.
///
/// ```
/// sealed = nonce (12 octets) ‖ ciphertext ‖ tag (16 octets)
/// ```
///
/// @param id names it in what is stored, for there are several while keys rotate
public record MasterKey(String id, Key key) {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG = 16;

  /// @param place where it is stored: sealed octets are of no use anywhere else
  public Octets seal(Octets secret, Octets place, RandomSource random) {
    var nonce = random.octets(NONCE);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, place);
      return nonce.then(Octets.wrap(cipher.doFinal(secret.toByteArray())));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The secret; empty where the octets were sealed otherwise or elsewhere, or changed.
  public Optional<Octets> open(Octets sealed, Octets place) {
    if (sealed.length() < NONCE + TAG) {
      return Optional.empty();
    }
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, sealed.slice(0, NONCE), place);
      return Optional.of(Octets.wrap(cipher.doFinal(sealed.from(NONCE).toByteArray())));
    } catch (AEADBadTagException _) {
      return Optional.empty();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Cipher cipher(int mode, Octets nonce, Octets place) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(
        mode,
        new SecretKeySpec(key.bytes(), "AES"),
        new GCMParameterSpec(8 * TAG, nonce.toByteArray()));
    cipher.updateAAD(place.toByteArray());
    return cipher;
  }
}
