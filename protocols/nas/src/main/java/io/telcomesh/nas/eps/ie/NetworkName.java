package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;
import java.nio.charset.StandardCharsets;

/// Network name, TS 24.008 §10.5.3.5a.
///
/// @param octets the first says how the text after it is coded: bits 7 to 5 = 1 for UCS2, 0 for the
///   GSM alphabet of 7-bit characters (TS 23.038 §6.2.1) with as many spare bits at the end as bits
///   3 to 1 say; bit 4 = 1 when the UE shows the country's initials too
public record NetworkName(Octets octets) implements Flags {
  private static final int UCS2 = 1;

  public NetworkName {
    Require.length(octets, 1, 255, "a network name");
  }

  /// In UCS2.
  ///
  /// @throws IllegalArgumentException above 127 characters
  public static NetworkName of(String name) {
    var text = Octets.wrap(name.getBytes(StandardCharsets.UTF_16BE));
    return new NetworkName(Octets.of(0x80 | UCS2 << 4).then(text));
  }

  static NetworkName decode(OctetReader in) {
    return new NetworkName(in.rest());
  }

  void encode(OctetWriter out) {
    out.octets(octets);
  }

  /// Decoded; of the GSM alphabet the letters, digits and signs that it shares with ASCII, `?` for
  /// the others.
  public String name() {
    return (octet(1) >> 4 & 7) == UCS2
        ? new String(octets.from(1).toByteArray(), StandardCharsets.UTF_16BE)
        : unpacked(octets.from(1), octet(1) & 7);
  }

  /// Characters of 7 bits, the first in the low bits of the first octet.
  private static String unpacked(Octets text, int spareBits) {
    var name = new StringBuilder();
    int characters = (8 * text.length() - spareBits) / 7;
    for (int i = 0; i < characters; i++) {
      int octet = 7 * i / 8;
      int shift = 7 * i % 8;
      int low = text.at(octet) >> shift;
      int high = shift > 1 ? text.at(octet + 1) << 8 - shift : 0;
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
