package io.telcomesh.identifiers;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.codec.Octets;

/// Public land mobile network, TS 23.003 §12.1: mobile country code (3 digits) and mobile network
/// code (2 or 3).
///
/// Its three octets are those of TS 24.008 §10.5.1.3, which NAS, GTPv2 and S6a share: digit pairs
/// low half first, the third MNC digit (or 1111) in the high half of the second octet. S1AP orders
/// a three-digit MNC otherwise.
public record Plmn(String mcc, String mnc) {
  public Plmn {
    Digits.require(mcc, 3, 3, "a mobile country code");
    Digits.require(mnc, 2, 3, "a mobile network code");
  }

  /// `00101`, or `001/01` where the slash shows how the digits divide.
  public static Plmn of(String text) {
    var parts = text.split("/", 2);
    if (parts.length == 2) {
      return new Plmn(parts[0], parts[1]);
    }
    Digits.require(text, 5, 6, "a PLMN");
    return new Plmn(text.substring(0, 3), text.substring(3));
  }

  public static Plmn decode(OctetReader in) {
    int first = in.u8();
    int second = in.u8();
    int third = in.u8();
    int mnc3 = second >> 4;
    var mcc = "" + digit(first & 0xf) + digit(first >> 4) + digit(second & 0xf);
    var mnc = "" + digit(third & 0xf) + digit(third >> 4) + (mnc3 == 0xf ? "" : digit(mnc3));
    return new Plmn(mcc, mnc);
  }

  public void encode(OctetWriter out) {
    int mnc3 = mnc.length() == 3 ? value(mnc, 2) : 0xf;
    out.u8(value(mcc, 1) << 4 | value(mcc, 0));
    out.u8(mnc3 << 4 | value(mcc, 2));
    out.u8(value(mnc, 1) << 4 | value(mnc, 0));
  }

  public Octets octets() {
    var out = new OctetWriter(3);
    encode(out);
    return out.toOctets();
  }

  /// The evolved packet core's domain, TS 23.003 §19.2: `epc.mnc001.mcc001.3gppnetwork.org`.
  public String epcRealm() {
    return "epc.mnc%3s.mcc%s.3gppnetwork.org".formatted(mnc, mcc).replace(' ', '0');
  }

  @Override
  public String toString() {
    return mcc + mnc;
  }

  private static char digit(int half) {
    if (half > 9) {
      throw new DecodeException("%x is no digit of a PLMN".formatted(half));
    }
    return (char) ('0' + half);
  }

  private static int value(String digits, int index) {
    return digits.charAt(index) - '0';
  }
}
