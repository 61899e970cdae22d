package io.telcomesh.security;

import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.util.Arrays;

/// UIA2, TS 35.215 §4, which is 128-EIA1 when FRESH is BEARER‖0…0: the message as a polynomial over
/// GF(2⁶⁴), evaluated at a secret point.
final class Snow3gIntegrity {
  private Snow3gIntegrity() {}

  /// @param word COUNT‖FRESH
  static Octets mac(Key key, long word, Direction direction, byte[] message, int bits) {
    var keystream = new Snow3g(key, word, Freshness.mixed(word, direction));
    long p = next64(keystream);
    long q = next64(keystream);
    int oneTimePad = keystream.getAsInt();
    var blocks = Octets.wrap(Arrays.copyOf(message, 8 * ((bits + 63) / 64))).reader();
    long sum = 0;
    while (blocks.hasRemaining()) {
      sum = times(sum ^ blocks.u64(), p);
    }
    sum = times(sum ^ bits, q);
    return new OctetWriter(4).u32((sum ^ (long) oneTimePad << 32) >>> 32).toOctets();
  }

  private static long next64(Snow3g keystream) {
    return (long) keystream.getAsInt() << 32 | Integer.toUnsignedLong(keystream.getAsInt());
  }

  /// The product in GF(2⁶⁴), where x⁶⁴ is x⁴ + x³ + x + 1.
  private static long times(long a, long b) {
    long product = 0;
    for (int bit = 63; bit >= 0; bit--) {
      product = product << 1 ^ (product >> 63 & 0x1b) ^ (-(b >>> bit & 1) & a);
    }
    return product;
  }
}
