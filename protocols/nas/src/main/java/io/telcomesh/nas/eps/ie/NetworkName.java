package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.nio.charset.StandardCharsets;

/// Network name, TS 24.008 §10.5.3.5a.
///
/// @param ucs2 16-bit characters, else the GSM alphabet of 7-bit characters (TS 23.038 §6.2.1)
/// @param addCountryInitials the UE shows the country's initials before it
/// @param spareBits at the end of the last octet, 0 to 7
/// @param text coded
public record NetworkName(boolean ucs2, boolean addCountryInitials, int spareBits, Octets text) {
  public NetworkName {
    Require.range(spareBits, 0, 7, "the number of spare bits");
    Require.length(text, 0, 254, "a network name");
  }

  /// In UCS2.
  public static NetworkName of(String name) {
    return new NetworkName(true, false, 0, Octets.wrap(name.getBytes(StandardCharsets.UTF_16BE)));
  }

  static NetworkName decode(OctetReader in) {
    int first = in.u8();
    return new NetworkName((first >> 4 & 7) == 1, (first & 8) != 0, first & 7, in.rest());
  }

  void encode(OctetWriter out) {
    out.u8(0x80 | (ucs2 ? 0x10 : 0) | (addCountryInitials ? 8 : 0) | spareBits).octets(text);
  }

  /// Decoded; of the GSM alphabet the letters, digits and signs that it shares with ASCII, `?` for
  /// the others.
  public String name() {
    return ucs2 ? new String(text.toByteArray(), StandardCharsets.UTF_16BE) : unpacked();
  }

  private String unpacked() {
    var name = new StringBuilder();
    int characters = (8 * text.length() - spareBits) / 7;
    for (int i = 0; i < characters; i++) {
      int bit = 7 * i;
      int low = text.at(bit / 8) >> bit % 8;
      int high = bit % 8 > 1 ? text.at(bit / 8 + 1) << 8 - bit % 8 : 0;
      name.append(character((low | high) & 0x7f));
    }
    return name.toString();
  }

  private static char character(int code) {
    boolean ascii =
        code >= ' ' && code <= '?' && code != '$'
            || code >= 'A' && code <= 'Z'
            || code >= 'a' && code <= 'z';
    return ascii ? (char) code : '?';
  }

  @Override
  public String toString() {
    return name();
  }
}
