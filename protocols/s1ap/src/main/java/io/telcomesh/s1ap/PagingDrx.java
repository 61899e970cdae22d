package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.PerType;

/// Paging DRX, TS 36.413 §9.2.1.16: the cycle in radio frames of 10 ms.
public enum PagingDrx {
  V32,
  V64,
  V128,
  V256;

  static final PerType<PagingDrx> TYPE = enumerated(PagingDrx.class).extensible();
}
