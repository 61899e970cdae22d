package io.telcomesh.hss.location;

/// CLR-Flags, TS 29.272 §7.3.152.
public final class ClrFlags {
  public static final long TO_AN_MME = 1;
  public static final long REATTACH_REQUIRED = 1 << 1;

  private ClrFlags() {}
}
