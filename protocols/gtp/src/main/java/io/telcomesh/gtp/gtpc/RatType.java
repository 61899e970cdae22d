package io.telcomesh.gtp.gtpc;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import java.util.stream.Stream;

/// Radio access technology, TS 29.274 §8.17. S6a numbers them otherwise.
public enum RatType {
  UTRAN(1),
  GERAN(2),
  WLAN(3),
  GAN(4),
  HSPA_EVOLUTION(5),
  EUTRAN(6),
  VIRTUAL(7),
  EUTRAN_NB_IOT(8),
  LTE_M(9),
  NR(10);

  private final int code;

  RatType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  static RatType decode(OctetReader in) {
    int code = in.u8();
    return Stream.of(values())
        .filter(each -> each.code == code)
        .findFirst()
        .orElseThrow(() -> new DecodeException("%d is no RAT type".formatted(code)));
  }
}
