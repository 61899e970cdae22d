package io.telcomesh.identifiers;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;

/// Decimal digits two to an octet, the first in the low half, 1111 as filler: the TBCD-STRING of TS
/// 29.002.
public final class Digits {
  private Digits() {}

  /// Reads to the end of the octets or to the filler.
  ///
  /// @throws DecodeException when a half octet is no digit or digits follow the filler
  public static String decode(OctetReader in) {
    var digits = new StringBuilder(16);
    while (in.hasRemaining()) {
      int octet = in.u8();
      append(digits, octet & 0xf);
      if (octet >> 4 == 0xf) {
        break;
      }
      append(digits, octet >> 4);
    }
    if (in.hasRemaining()) {
      throw new DecodeException("digits after the filler");
    }
    return digits.toString();
  }

  public static void encode(String digits, OctetWriter out) {
    for (int i = 0; i < digits.length(); i += 2) {
      int high = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0xf;
      out.u8(high << 4 | digits.charAt(i) - '0');
    }
  }

  static String require(String digits, int atLeast, int atMost, String what) {
    if (digits.length() < atLeast || digits.length() > atMost || !areDigits(digits)) {
      throw new IllegalArgumentException(
          "%s has %d to %d digits, not '%s'".formatted(what, atLeast, atMost, digits));
    }
    return digits;
  }

  private static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder digits, int half) {
    if (half > 9) {
      throw new DecodeException("%x is no digit".formatted(half));
    }
    digits.append((char) ('0' + half));
  }
}
