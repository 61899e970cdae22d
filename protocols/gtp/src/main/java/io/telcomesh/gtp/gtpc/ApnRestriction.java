package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;

/// Which APNs a UE may use beside this one, TS 29.274 §8.57 and TS 23.060 §15.4.
public enum ApnRestriction {
  NONE,
  PUBLIC_1,
  PUBLIC_2,
  PRIVATE_1,
  PRIVATE_2;

  static ApnRestriction decode(OctetReader in) {
    int code = in.u8();
    if (code >= values().length) {
      throw new DecodeException("%d is no APN restriction".formatted(code));
    }
    return values()[code];
  }
}
