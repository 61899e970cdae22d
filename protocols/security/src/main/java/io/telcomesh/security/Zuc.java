package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.Arrays;
import java.util.function.IntSupplier;
import org.bouncycastle.crypto.engines.Zuc128CoreEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// The keystream generator ZUC, TS 35.222, and 128-EIA3, TS 35.221 §4. Each call gives the next 32
/// bits.
final class Zuc extends Zuc128CoreEngine implements IntSupplier {
  Zuc(Key key, long high, long low) {
    var start = new OctetWriter(16).u64(high).u64(low).toOctets();
    init(true, new ParametersWithIV(new KeyParameter(key.bytes()), start.toByteArray()));
  }

  /// 128-EIA3: the sum of the keystream's 32-bit windows that begin where the message has a one, of
  /// the one that begins where it ends and of the last word.
  static Octets mac(Key key, Freshness freshness, byte[] message, int bits) {
    long word = freshness.integrityWord();
    var keystream = new Zuc(key, word, Freshness.mixed(word, freshness.direction()));
    var words = new int[(bits + 31) / 32 + 2];
    Arrays.setAll(words, _ -> keystream.getAsInt());
    int sum = window(words, bits) ^ words[words.length - 1];
    for (int bit = 0; bit < bits; bit++) {
      int one = message[bit / 8] >>> (7 - bit % 8) & 1;
      sum ^= -one & window(words, bit);
    }
    return new OctetWriter(4).u32(Integer.toUnsignedLong(sum)).toOctets();
  }

  private static int window(int[] words, int bit) {
    long both = (long) words[bit / 32] << 32 | Integer.toUnsignedLong(words[bit / 32 + 1]);
    return (int) (both << bit % 32 >>> 32);
  }

  @Override
  public int getAsInt() {
    return makeKeyStreamWord();
  }

  /// Bouncy Castle would stop at 65,504 bits, less than a NAS message may have.
  @Override
  protected int getMaxIterations() {
    return Integer.MAX_VALUE;
  }
}
