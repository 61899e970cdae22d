package io.telcomesh.identifiers;

/// The short form of a GUTI within an MME group, TS 23.003 §2.8.1: MME code (8 bits) and M-TMSI (32
/// bits).
public record STmsi(int mmeCode, int mTmsi) {
  public STmsi {
    Range.check(mmeCode, 0, 0xff, "an MME code");
  }

  @Override
  public String toString() {
    return "%02x-%08x".formatted(mmeCode, mTmsi);
  }
}
