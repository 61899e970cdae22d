package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.integer;

import io.telcomesh.asn1per.PerType;

/// MME UE S1AP ID, TS 36.413 §9.2.3.3: the MME's name for a UE on the S1 interface, 0 to 2^32 - 1.
public record MmeUeS1apId(long value) {
  static final PerType<MmeUeS1apId> TYPE =
      integer(0, 0xffffffffL).as(MmeUeS1apId::new, MmeUeS1apId::value);

  public MmeUeS1apId {
    if (value < 0 || value > 0xffffffffL) {
      throw new IllegalArgumentException("an MME UE S1AP ID has 32 bits, not " + value);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
