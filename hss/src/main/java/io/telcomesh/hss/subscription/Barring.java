package io.telcomesh.hss.subscription;

import java.util.Arrays;
import java.util.Optional;

/// Operator determined barring of packet services, TS 23.015: the category's bit of
/// Operator-Determined-Barring (TS 29.272 §7.3.30), which is also its bit in the features that an
/// MME supports (§7.3.10), and what Error-Diagnostic says of it (§7.3.128).
public enum Barring {
  ALL_APN(0, 2, false),
  HPLMN_APN(1, 3, true),
  VPLMN_APN(2, 4, true);

  private final int bit;
  private final int errorDiagnostic;
  private final boolean onlyAbroad;

  Barring(int bit, int errorDiagnostic, boolean onlyAbroad) {
    this.bit = bit;
    this.errorDiagnostic = errorDiagnostic;
    this.onlyAbroad = onlyAbroad;
  }

  /// All three as features of the HSS.
  public static long features() {
    return Arrays.stream(values()).mapToLong(each -> 1L << each.bit).sum();
  }

  /// A category that holds for the subscriber here and that the MME would not enforce.
  ///
  /// @param features bits of what the MME supports
  public static Optional<Barring> unenforced(Subscriber subscriber, boolean abroad, long features) {
    return Arrays.stream(values())
        .filter(each -> (subscriber.barring() & 1L << each.bit) != 0)
        .filter(each -> abroad || !each.onlyAbroad)
        .filter(each -> (features & 1L << each.bit) == 0)
        .findFirst();
  }

  public int errorDiagnostic() {
    return errorDiagnostic;
  }
}
