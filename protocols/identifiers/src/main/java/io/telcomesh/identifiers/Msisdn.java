package io.telcomesh.identifiers;

/// A subscriber's number in the international form of E.164 without the plus sign, TS 23.003 §3.3.
public record Msisdn(String digits) {
  public Msisdn {
    Digits.require(digits, 1, 15, "an MSISDN");
  }

  @Override
  public String toString() {
    return digits;
  }
}
