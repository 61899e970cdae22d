package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.PerType;

/// CN Domain, TS 36.413 §9.2.3.22: where a page comes from.
public enum CnDomain {
  PS,
  CS;

  static final PerType<CnDomain> TYPE = enumerated(CnDomain.class);
}
