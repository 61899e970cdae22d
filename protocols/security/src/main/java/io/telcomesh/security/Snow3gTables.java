package io.telcomesh.security;

/// SNOW 3G's fixed functions, TS 35.216 §3.1 to §3.3 and §3.4.2 to §3.4.3, computed from their
/// definitions when the class is loaded.
final class Snow3gTables {
  /// Multiplication by α and by its inverse, of the octet that leaves the word.
  static final int[] MUL_ALPHA = new int[256];

  static final int[] DIV_ALPHA = new int[256];

  /// What the S-boxes S1 and S2 make of a word's highest octet. The other three octets give the
  /// same, rotated.
  private static final int[] S1 = new int[256];

  private static final int[] S2 = new int[256];

  /// x⁸ is these lower terms, in the fields of S1 (Rijndael's), S2 and α.
  private static final int RIJNDAEL = 0x1b;

  private static final int DICKSON = 0x69;
  private static final int ALPHA = 0xa9;

  static {
    for (int c = 0; c < 256; c++) {
      MUL_ALPHA[c] = powers(c, 23, 245, 48, 239);
      DIV_ALPHA[c] = powers(c, 16, 39, 6, 64);
      S1[c] = mixed(rijndael(c), RIJNDAEL);
      S2[c] = mixed(dickson(c), DICKSON);
    }
  }

  private Snow3gTables() {}

  static int s1(int word) {
    return substituted(word, S1);
  }

  static int s2(int word) {
    return substituted(word, S2);
  }

  private static int substituted(int word, int[] table) {
    return table[word >>> 24]
        ^ Integer.rotateRight(table[word >>> 16 & 0xff], 8)
        ^ Integer.rotateRight(table[word >>> 8 & 0xff], 16)
        ^ Integer.rotateRight(table[word & 0xff], 24);
  }

  /// 2, 3, 1 and 1 times the octet: Rijndael's MixColumns with the octets in the other order.
  private static int mixed(int s, int field) {
    int twice = times(s, 2, field);
    return twice << 24 | (twice ^ s) << 16 | s << 8 | s;
  }

  /// Rijndael's S-box SR: the inverse, then an affine map.
  private static int rijndael(int x) {
    int inverse = power(x, 254, RIJNDAEL);
    int result = 0x63;
    for (int shift = 0; shift < 5; shift++) {
      result ^= inverse << shift | inverse >>> (8 - shift);
    }
    return result & 0xff;
  }

  /// The S-box SQ: the Dickson polynomial of degree 49.
  private static int dickson(int x) {
    int result = 0x25;
    for (int exponent : new int[] {1, 9, 13, 15, 33, 41, 45, 47, 49}) {
      result ^= power(x, exponent, DICKSON);
    }
    return result;
  }

  /// c times the 23rd, 245th … power of x, an octet each.
  private static int powers(int c, int... exponents) {
    int word = 0;
    for (int exponent : exponents) {
      word = word << 8 | times(c, power(2, exponent, ALPHA), ALPHA);
    }
    return word;
  }

  private static int power(int x, int exponent, int field) {
    int result = 1;
    for (int i = 0; i < exponent; i++) {
      result = times(result, x, field);
    }
    return result;
  }

  /// The product in GF(2⁸).
  private static int times(int a, int b, int field) {
    int product = 0;
    for (int bit = 7; bit >= 0; bit--) {
      product = product << 1 ^ (product >>> 7) * (0x100 | field) ^ (b >>> bit & 1) * a;
    }
    return product;
  }
}
