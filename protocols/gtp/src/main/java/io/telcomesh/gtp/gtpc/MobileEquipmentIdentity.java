package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.OctetReader;
import io.telcomesh.identifiers.Digits;
import io.telcomesh.identifiers.Imei;
import io.telcomesh.identifiers.Imeisv;

/// The UE's hardware, TS 29.274 §8.10: an IMEI of 15 digits or an IMEISV of 16.
public record MobileEquipmentIdentity(String digits) {
  public MobileEquipmentIdentity {
    if (!digits.matches("\\d{15,16}")) {
      throw new IllegalArgumentException("'%s' is no IMEI and no IMEISV".formatted(digits));
    }
  }

  public static MobileEquipmentIdentity of(Imei imei) {
    return new MobileEquipmentIdentity(imei.digits());
  }

  public static MobileEquipmentIdentity of(Imeisv imeisv) {
    return new MobileEquipmentIdentity(imeisv.digits());
  }

  static MobileEquipmentIdentity decode(OctetReader in) {
    return new MobileEquipmentIdentity(Digits.decode(in));
  }

  @Override
  public String toString() {
    return digits;
  }
}
