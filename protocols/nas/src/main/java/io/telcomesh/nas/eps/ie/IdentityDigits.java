package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.Digits;

/// Digits of a mobile identity, TS 24.008 §10.5.1.4: the first octet is digit 1 (bits 8 to 5),
/// whether their number is odd (bit 4) and the type (bits 3 to 1); then pairs, low half first, 1111
/// last where the number is even.
final class IdentityDigits {
  private static final int ODD = 8;

  private IdentityDigits() {}

  static String decode(OctetReader in) {
    int first = in.u8();
    if (first >> 4 > 9) {
      throw new DecodeException("%x is no digit".formatted(first >> 4));
    }
    var digits = (first >> 4) + Digits.decode(in);
    if (digits.length() % 2 != (first & ODD) / ODD) {
      throw new DecodeException(
          "an identity of %d digits says otherwise".formatted(digits.length()));
    }
    return digits;
  }

  static void encode(int type, String digits, OctetWriter out) {
    int odd = digits.length() % 2 == 1 ? ODD : 0;
    out.u8(digits.charAt(0) - '0' << 4 | odd | type);
    Digits.encode(digits.substring(1), out);
  }
}
