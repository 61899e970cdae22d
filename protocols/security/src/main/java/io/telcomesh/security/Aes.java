package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The three uses of AES with a 128-bit key: single blocks (Milenage), counter mode (128-EEA2),
/// CMAC (128-EIA2).
final class Aes {
  static final int BLOCK = 16;

  private static final Pool<Cipher> ECB = new Pool<>(() -> Cipher.getInstance("AES/ECB/NoPadding"));
  private static final Pool<Cipher> CTR = new Pool<>(() -> Cipher.getInstance("AES/CTR/NoPadding"));
  private static final Pool<Cipher> CBC = new Pool<>(() -> Cipher.getInstance("AES/CBC/NoPadding"));
  private static final IvParameterSpec ZERO = new IvParameterSpec(new byte[BLOCK]);

  private Aes() {}

  /// Lends a block cipher under the key.
  static <R> R blocks(Key key, Pool.Use<Cipher, R> use) {
    return ECB.use(cipher -> {
      cipher.init(Cipher.ENCRYPT_MODE, secret(key));
      return use.of(cipher);
    });
  }

  /// 128-EEA2, TS 33.401 Annex B.1.3: the first counter block is the freshness, then zeros.
  static byte[] ciphered(Key key, Freshness freshness, byte[] message) {
    var counter = new OctetWriter(BLOCK).u64(freshness.word()).u64(0).toOctets().toByteArray();
    return CTR.use(cipher -> {
      cipher.init(Cipher.ENCRYPT_MODE, secret(key), new IvParameterSpec(counter));
      return cipher.doFinal(message);
    });
  }

  /// 128-EIA2, TS 33.401 Annex B.2.3: the 32 most significant bits of the CMAC over the freshness
  /// and the message.
  static Octets mac(Key key, Freshness freshness, byte[] message, int bits) {
    var input =
        new OctetWriter(8 + message.length)
            .u64(freshness.word())
            .octets(Octets.wrap(message))
            .toOctets();
    return Octets.wrap(cmac(key, input, 64 + bits), 0, 4);
  }

  /// AES-CMAC (RFC 4493, NIST SP 800-38B) of a number of bits that need not be whole octets: CBC
  /// over the message, whose last block takes a subkey first.
  static byte[] cmac(Key key, Octets message, int bits) {
    int blocks = Math.max(1, (bits + 127) / 128);
    var padded = Arrays.copyOf(message.toByteArray(), BLOCK * blocks);
    boolean complete = bits == 128 * blocks;
    if (!complete) {
      padded[bits / 8] |= (byte) (0x80 >>> bits % 8);
    }
    return CBC.use(cipher -> {
      cipher.init(Cipher.ENCRYPT_MODE, secret(key), ZERO);
      var subkey = doubled(cipher.doFinal(new byte[BLOCK]));
      xor(padded, padded.length - BLOCK, complete ? subkey : doubled(subkey));
      return lastBlock(cipher.doFinal(padded));
    });
  }

  /// Into an array from an index on.
  static void xor(byte[] target, int at, byte[] with) {
    for (int i = 0; i < with.length; i++) {
      target[at + i] ^= with[i];
    }
  }

  /// Times x in GF(2¹²⁸).
  private static byte[] doubled(byte[] block) {
    var result = new byte[BLOCK];
    for (int i = 0; i < BLOCK - 1; i++) {
      result[i] = (byte) (block[i] << 1 | (block[i + 1] & 0xff) >>> 7);
    }
    result[BLOCK - 1] = (byte) (block[BLOCK - 1] << 1 ^ (block[0] < 0 ? 0x87 : 0));
    return result;
  }

  private static byte[] lastBlock(byte[] blocks) {
    return Arrays.copyOfRange(blocks, blocks.length - BLOCK, blocks.length);
  }

  private static SecretKeySpec secret(Key key) {
    return new SecretKeySpec(key.bytes(), "AES");
  }
}
