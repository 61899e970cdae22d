package io.telcomesh.kernel;

import java.util.HexFormat;

/// A hardware address of six octets, kept as `02:00:5e:10:00:01`.
public record MacAddress(String text) {
  private static final HexFormat FORMAT = HexFormat.ofDelimiter(":");

  public MacAddress {
    text = FORMAT.formatHex(octets(text));
  }

  static MacAddress of(byte[] octets) {
    return new MacAddress(FORMAT.formatHex(octets));
  }

  byte[] octets() {
    return octets(text);
  }

  private static byte[] octets(String text) {
    var octets = FORMAT.parseHex(text);
    if (octets.length != 6) {
      throw new IllegalArgumentException("'" + text + "' is no hardware address");
    }
    return octets;
  }
}
