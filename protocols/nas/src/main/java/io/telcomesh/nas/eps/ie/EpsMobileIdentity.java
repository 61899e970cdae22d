package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.identifiers.Gummei;
import io.telcomesh.identifiers.Guti;
import io.telcomesh.identifiers.Imei;
import io.telcomesh.identifiers.Imsi;
import io.telcomesh.identifiers.Plmn;

/// EPS mobile identity, TS 24.301 §9.9.3.12.
public sealed interface EpsMobileIdentity {
  record OfImsi(Imsi imsi) implements EpsMobileIdentity {
    @Override
    public String toString() {
      return "IMSI " + imsi;
    }
  }

  record OfGuti(Guti guti) implements EpsMobileIdentity {
    @Override
    public String toString() {
      return "GUTI " + guti;
    }
  }

  /// Of a UE without USIM that asks for emergency services.
  record OfImei(Imei imei) implements EpsMobileIdentity {
    @Override
    public String toString() {
      return "IMEI " + imei;
    }
  }

  static EpsMobileIdentity of(Imsi imsi) {
    return new OfImsi(imsi);
  }

  static EpsMobileIdentity of(Guti guti) {
    return new OfGuti(guti);
  }

  static EpsMobileIdentity of(Imei imei) {
    return new OfImei(imei);
  }

  static EpsMobileIdentity decode(OctetReader in) {
    int type = in.peek() & 7;
    return switch (type) {
      case 1 -> of(new Imsi(IdentityDigits.decode(in)));
      case 3 -> of(new Imei(IdentityDigits.decode(in)));
      case 6 -> of(decodeGuti(in));
      default ->
          throw new DecodeException("EPS mobile identity of type %d is reserved".formatted(type));
    };
  }

  default void encode(OctetWriter out) {
    switch (this) {
      case OfImsi(var imsi) -> IdentityDigits.encode(1, imsi.digits(), out);
      case OfImei(var imei) -> IdentityDigits.encode(3, imei.digits(), out);
      case OfGuti(var guti) -> encode(guti, out);
    }
  }

  private static Guti decodeGuti(OctetReader in) {
    in.skip(1);
    return new Guti(new Gummei(Plmn.decode(in), in.u16(), in.u8()), (int) in.u32());
  }

  private static void encode(Guti guti, OctetWriter out) {
    var gummei = guti.gummei();
    out.u8(0xf6);
    gummei.plmn().encode(out);
    out.u16(gummei.mmeGroupId()).u8(gummei.mmeCode()).u32(Integer.toUnsignedLong(guti.mTmsi()));
  }
}
