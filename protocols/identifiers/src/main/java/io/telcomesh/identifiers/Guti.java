package io.telcomesh.identifiers;

/// Globally unique temporary UE identity, TS 23.003 §2.8: the MME that gave it and the M-TMSI (32
/// bits) it gave.
public record Guti(Gummei gummei, int mTmsi) {
  public STmsi sTmsi() {
    return new STmsi(gummei.mmeCode(), mTmsi);
  }

  @Override
  public String toString() {
    return "%s-%08x".formatted(gummei, mTmsi);
  }
}
