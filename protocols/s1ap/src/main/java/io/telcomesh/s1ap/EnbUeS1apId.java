package io.telcomesh.s1ap;

import static io.telcomesh.asn1per.Asn1.integer;

import io.telcomesh.asn1per.PerType;

/// eNB UE S1AP ID, TS 36.413 §9.2.3.4: the eNodeB's name for a UE on the S1 interface, 0 to 2^24 -
/// 1.
public record EnbUeS1apId(int value) {
  static final PerType<EnbUeS1apId> TYPE =
      integer(0, 0xffffff).as(EnbUeS1apId::new, EnbUeS1apId::value);

  public EnbUeS1apId {
    if (value < 0 || value > 0xffffff) {
      throw new IllegalArgumentException("an eNB UE S1AP ID has 24 bits, not " + value);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
