package io.telcomesh.identifiers;

/// International mobile equipment identity and software version, TS 23.003 §6.2.2: TAC (8 digits),
/// serial number (6), software version (2).
public record Imeisv(String digits) {
  public Imeisv {
    Digits.require(digits, 16, 16, "an IMEISV");
  }

  @Override
  public String toString() {
    return digits;
  }
}
