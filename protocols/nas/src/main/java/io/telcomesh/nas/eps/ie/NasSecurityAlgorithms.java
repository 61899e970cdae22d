package io.telcomesh.nas.eps.ie;

import io.telcomesh.codec.DecodeException;
import io.telcomesh.codec.OctetReader;
import io.telcomesh.codec.OctetWriter;
import io.telcomesh.security.EpsEncryptionAlgorithm;
import io.telcomesh.security.EpsIntegrityAlgorithm;

/// NAS security algorithms, TS 24.301 §9.9.3.23: those the MME selected.
public record NasSecurityAlgorithms(
    EpsEncryptionAlgorithm ciphering, EpsIntegrityAlgorithm integrity) {
  static NasSecurityAlgorithms decode(OctetReader in) {
    int octet = in.u8();
    int eea = octet >> 4 & 7;
    int eia = octet & 7;
    return new NasSecurityAlgorithms(
        EpsEncryptionAlgorithm.of(eea)
            .orElseThrow(() -> new DecodeException("EEA%d is no algorithm".formatted(eea))),
        EpsIntegrityAlgorithm.of(eia)
            .orElseThrow(() -> new DecodeException("EIA%d is no algorithm".formatted(eia))));
  }

  void encode(OctetWriter out) {
    out.u8(ciphering.identity() << 4 | integrity.identity());
  }

  @Override
  public String toString() {
    return ciphering + " " + integrity;
  }
}
