package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.enumerated;

import io.telcomesh.asn1per.PerType;

/// RRC Establishment Cause, TS 36.413 §9.2.1.3a, as the UE gave it to the eNodeB.
public enum RrcEstablishmentCause {
  EMERGENCY,
  HIGHPRIORITYACCESS,
  MT_ACCESS,
  MO_SIGNALLING,
  MO_DATA,
  DELAY_TOLERANTACCESS,
  MO_VOICECALL,
  MO_EXCEPTIONDATA;

  static final PerType<RrcEstablishmentCause> TYPE =
      enumerated(RrcEstablishmentCause.class).extensibleAfter(MO_DATA);
}
