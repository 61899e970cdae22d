package io.telcomesh.gtp.gtpu;

import io.telcomesh.codec.Octets;

/// An extension header, TS 29.281 §5.2.
///
/// @param content two octets, or four more for each four that it is longer
public record ExtensionHeader(int type, Octets content) {
  public static final int SERVICE_CLASS_INDICATOR = 0x20;
  public static final int UDP_PORT = 0x40;
  public static final int RAN_CONTAINER = 0x81;
  public static final int LONG_PDCP_PDU_NUMBER = 0x82;
  public static final int NR_RAN_CONTAINER = 0x84;
  public static final int PDU_SESSION_CONTAINER = 0x85;
  public static final int PDCP_PDU_NUMBER = 0xc0;

  public ExtensionHeader {
    if (type < 1 || type > 255 || content.length() % 4 != 2 || content.length() > 4 * 255 - 2) {
      throw new IllegalArgumentException(
          "no extension header %d of %d octets".formatted(type, content.length()));
    }
  }

  /// Who has to understand a type and what becomes of one he does not, §5.2.1: its two high bits.
  public enum Comprehension {
    /// Nobody; an intermediate node passes it on.
    NOT_REQUIRED,
    /// Nobody; an intermediate node takes it out.
    NOT_REQUIRED_NOT_FORWARDED,
    /// The end of the tunnel; an intermediate node passes it on.
    BY_ENDPOINT,
    /// Everyone who receives it.
    BY_RECIPIENT;

    public static Comprehension of(int type) {
      return values()[type >> 6 & 3];
    }
  }

  public Comprehension comprehension() {
    return Comprehension.of(type);
  }
}
