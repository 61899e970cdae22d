package io.telcomesh.hss.subscription;

import java.util.Arrays;
import java.util.Optional;

/// The radio access technologies of an MME, by RAT-Type (TS 29.212 §5.3.31) and by the bits of
/// Access-Restriction-Data that forbid them (TS 29.272 §7.3.31): 4 all of wide-band E-UTRAN, 12 the
/// same without LTE-M.
public enum RadioAccess {
  E_UTRAN(1004, 1 << 4 | 1 << 12),
  NB_IOT(1005, 1 << 6),
  LTE_M(1007, 1 << 4 | 1 << 11);

  private final int ratType;
  private final long restrictions;

  RadioAccess(int ratType, long restrictions) {
    this.ratType = ratType;
    this.restrictions = restrictions;
  }

  public static Optional<RadioAccess> of(int ratType) {
    return Arrays.stream(values()).filter(each -> each.ratType == ratType).findFirst();
  }

  long restrictions() {
    return restrictions;
  }
}
