package io.telcomesh.hss.subscription;

import java.util.Arrays;
import java.util.Optional;

/// The radio access technologies of an MME, by RAT-Type (TS 29.212 §5.3.31) and by their bit of
/// Access-Restriction-Data (TS 29.272 §7.3.31).
public enum RadioAccess {
  E_UTRAN(1004, 4),
  NB_IOT(1005, 6),
  LTE_M(1007, 11);

  private final int ratType;
  private final int restrictionBit;

  RadioAccess(int ratType, int restrictionBit) {
    this.ratType = ratType;
    this.restrictionBit = restrictionBit;
  }

  public static Optional<RadioAccess> of(int ratType) {
    return Arrays.stream(values()).filter(each -> each.ratType == ratType).findFirst();
  }

  int restrictionBit() {
    return restrictionBit;
  }
}
