package io.telcomesh.s1ap;

/// Miscellaneous causes, TS 36.413 §9.2.1.3.
public enum CauseMisc implements Cause {
  CONTROL_PROCESSING_OVERLOAD,
  NOT_ENOUGH_USER_PLANE_PROCESSING_RESOURCES,
  HARDWARE_FAILURE,
  OM_INTERVENTION,
  UNSPECIFIED,
  UNKNOWN_PLMN;

  /// How many stand before the extension marker.
  static final int ROOT = UNKNOWN_PLMN.ordinal() + 1;

  @Override
  public Group group() {
    return Group.MISC;
  }

  @Override
  public int number() {
    return ordinal();
  }
}
