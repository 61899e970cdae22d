package io.telcomesh.identifiers;

/// International mobile subscriber identity, TS 23.003 §2.2: MCC (3 digits), MNC (2 or 3, which
/// only the network operator knows), MSIN; 6 to 15 digits in all.
public record Imsi(String digits) {
  public Imsi {
    Digits.require(digits, 6, 15, "an IMSI");
  }

  /// Whether a subscriber of this IMSI has the network as his home.
  public boolean isOf(Plmn plmn) {
    return digits.startsWith(plmn.toString());
  }

  /// UE Identity Index value: IMSI mod 1024, TS 36.304 §7.1.
  public int identityIndex() {
    return (int) (Long.parseLong(digits) % 1024);
  }

  @Override
  public String toString() {
    return digits;
  }
}
