package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.Imei;
import io.telcomesh.identifiers.Imeisv;
import io.telcomesh.identifiers.Imsi;

/// Mobile identity, TS 24.008 §10.5.1.4. Its types have other numbers than those of the EPS mobile
/// identity.
public sealed interface MobileIdentity {
  /// The UE has no such identity.
  record None() implements MobileIdentity {
    @Override
    public String toString() {
      return "none";
    }
  }

  record OfImsi(Imsi imsi) implements MobileIdentity {
    @Override
    public String toString() {
      return "IMSI " + imsi;
    }
  }

  record OfImei(Imei imei) implements MobileIdentity {
    @Override
    public String toString() {
      return "IMEI " + imei;
    }
  }

  record OfImeisv(Imeisv imeisv) implements MobileIdentity {
    @Override
    public String toString() {
      return "IMEISV " + imeisv;
    }
  }

  /// TMSI, P-TMSI or M-TMSI, 32 bits.
  record OfTmsi(int tmsi) implements MobileIdentity {
    @Override
    public String toString() {
      return "TMSI %08x".formatted(tmsi);
    }
  }

  static MobileIdentity of(Imsi imsi) {
    return new OfImsi(imsi);
  }

  static MobileIdentity of(Imei imei) {
    return new OfImei(imei);
  }

  static MobileIdentity of(Imeisv imeisv) {
    return new OfImeisv(imeisv);
  }

  static MobileIdentity decode(OctetReader in) {
    int type = in.peek() & 7;
    return switch (type) {
      case 0 -> new None();
      case 1 -> of(new Imsi(IdentityDigits.decode(in)));
      case 2 -> of(new Imei(IdentityDigits.decode(in)));
      case 3 -> of(new Imeisv(IdentityDigits.decode(in)));
      case 4 -> decodeTmsi(in);
      default -> throw new DecodeException("mobile identity of type %d".formatted(type));
    };
  }

  default void encode(OctetWriter out) {
    switch (this) {
      case None() -> out.u24(0xf0ffff); // TS 24.301 §8.2.19 wants 3 octets at least
      case OfImsi(var imsi) -> IdentityDigits.encode(1, imsi.digits(), out);
      case OfImei(var imei) -> IdentityDigits.encode(2, imei.digits(), out);
      case OfImeisv(var imeisv) -> IdentityDigits.encode(3, imeisv.digits(), out);
      case OfTmsi(int tmsi) -> out.u8(0xf4).u32(Integer.toUnsignedLong(tmsi));
    }
  }

  private static MobileIdentity decodeTmsi(OctetReader in) {
    in.skip(1);
    return new OfTmsi((int) in.u32());
  }
}
