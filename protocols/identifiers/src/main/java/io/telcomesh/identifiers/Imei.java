package io.telcomesh.identifiers;

/// International mobile equipment identity, TS 23.003 §6.2.1: TAC (8 digits), serial number (6)
/// and, where it is shown, the check digit.
public record Imei(String digits) {
  public Imei {
    Digits.require(digits, 14, 15, "an IMEI");
  }

  @Override
  public String toString() {
    return digits;
  }
}
