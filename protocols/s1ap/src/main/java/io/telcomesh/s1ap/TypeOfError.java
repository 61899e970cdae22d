package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.PerType;

/// Type of Error, TS 36.413 §9.2.1.21.
public enum TypeOfError {
  NOT_UNDERSTOOD,
  MISSING;

  static final PerType<TypeOfError> TYPE = enumerated(TypeOfError.class).extensible();
}
