package io.telcomesh.diameter;

import io.telcomesh.codec.Tag;

/// How an AVP is announced, RFC 6733 §4.1.
///
/// @param code AVP code, 32 bits
/// @param vendor 0 for the IETF's
/// @param mandatory the M bit: a receiver that does not know the AVP must refuse the message
public record AvpTag(int code, int vendor, boolean mandatory) implements Tag {
  /// The vendor identifier of 3GPP.
  public static final int VENDOR_3GPP = 10415;

  @Override
  public long key() {
    return (long) vendor << 32 | code & 0xffffffffL;
  }

  @Override
  public String toString() {
    return switch (vendor) {
      case 0 -> "AVP " + code;
      case VENDOR_3GPP -> "3GPP AVP " + code;
      default -> "AVP %d of vendor %d".formatted(code, vendor);
    };
  }
}
